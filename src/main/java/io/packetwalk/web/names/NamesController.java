package io.packetwalk.web.names;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Trace;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.page.Places;

/**
 * A name as somebody in the cluster looks it up, question by question. Looking keeps
 * nothing; walking a question makes a trace.
 */
@Controller
@Hidden
@RequestMapping("/labs/{id}/names")
class NamesController {

	private final Labs labs;

	private final Traces traces;

	NamesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping
	String look(@PathVariable String id, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String type,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, HttpServletResponse response,
			Model model) {
		Lab lab = this.labs.find(id);
		List<Places.Place> sources = Places.sources(lab.cluster());
		NameForm form = NameForm.of(from.isBlank() && !sources.isEmpty() ? sources.getFirst().value() : from, name,
				type);
		Sender sender = Sender.of(lab.cluster(), form.from());
		model.addAttribute("lab", new Head(lab.id(), lab.name()));
		model.addAttribute("settings", SettingsView.of(lab.cluster()));
		model.addAttribute("sources", sources);
		model.addAttribute("types", NameForm.TYPES);
		model.addAttribute("form", form);
		model.addAttribute("sender", sender);
		model.addAttribute("known", Known.of(lab.cluster(), sender.namespace()));
		answer(lab, form, sender, model);
		response.setHeader(HttpHeaders.VARY, "HX-Request");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return (htmx != null) ? "names :: answer" : "names";
	}

	private static void answer(Lab lab, NameForm form, Sender sender, Model model) {
		if (form.complete()) {
			try {
				model.addAttribute("answer", NameAnswer.of(lab, form, sender));
			}
			catch (InvalidRequestException ex) {
				model.addAttribute("refused", ex);
			}
		}
	}

	@PostMapping
	ResponseEntity<Void> walk(@PathVariable String id, @RequestParam String from, @RequestParam String name,
			@RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String libc,
			@RequestParam(defaultValue = "") String leg, Visitor visitor) {
		Lab lab = this.labs.find(id);
		StoredTrace stored = this.traces.walk(lab,
				NameForm.of(from, name, type).request(libc.isBlank() ? null : libc, lab.cluster().settings().seed()),
				visitor.id());
		String moment = firstStep(TraceJson.read(stored.document()).trace(), leg);
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/t/" + stored.id() + moment)).build();
	}

	private static String firstStep(Trace trace, String leg) {
		return trace.legs()
			.stream()
			.filter((one) -> one.id().equals(leg) && !one.hops().isEmpty())
			.findFirst()
			.map((one) -> "#s=" + one.hops().getFirst().steps().getFirst().n() + "&dir=fwd&lvl=operator")
			.orElse("");
	}

	/**
	 * The lab.
	 *
	 * @param id its id
	 * @param name what people call it
	 */
	record Head(String id, String name) {
	}

}
