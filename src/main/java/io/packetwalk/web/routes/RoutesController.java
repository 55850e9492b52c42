package io.packetwalk.web.routes;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
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

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;

/**
 * The route tables of a lab, and a URL tried on one of them. Trying keeps nothing;
 * walking it makes a trace.
 */
@Controller
@Hidden
@RequestMapping("/labs/{id}/routes")
class RoutesController {

	/** Read as it was sent: a list parameter would be taken apart at its commas. */
	static final String HEADER = "header";

	private final Labs labs;

	private final Traces traces;

	RoutesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String proxy,
			@RequestParam(defaultValue = "") String url, @RequestParam(defaultValue = "") String method,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		Lab lab = this.labs.find(id);
		TryForm form = TryForm.of(proxy, url, method, request.getParameterValues(HEADER));
		model.addAttribute("lab", new Head(lab.id(), lab.name(), lab.cluster().ingresses().size()));
		model.addAttribute("form", form);
		answer(lab, form, model);
		response.setHeader(HttpHeaders.VARY, "HX-Request");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (htmx != null) {
			return "routes :: answer";
		}
		List<Proxy> proxies = new Proxies(lab).list();
		model.addAttribute("settings", SettingsView.of(lab.cluster()));
		model.addAttribute("methods", TryForm.METHODS);
		model.addAttribute("proxies", proxies);
		model.addAttribute("urls",
				proxies.stream().flatMap((one) -> one.urls().stream()).distinct().limit(100).toList());
		return "routes";
	}

	private static void answer(Lab lab, TryForm form, Model model) {
		if (form.complete()) {
			try {
				model.addAttribute("answer", Trial.of(lab, form).orElseThrow(() -> unknown(form)));
			}
			catch (InvalidRequestException ex) {
				model.addAttribute("refused", ex);
			}
		}
	}

	static InvalidRequestException unknown(TryForm form) {
		return new InvalidRequestException("proxy",
				form.proxy().isEmpty() ? "This lab has no reverse proxy to try it on."
						: "This lab has no reverse proxy \"" + form.proxy() + "\".",
				"Choose one of those on this page.");
	}

	@PostMapping
	ResponseEntity<Void> walk(@PathVariable String id, @RequestParam String url,
			@RequestParam(defaultValue = "") String method, HttpServletRequest request, Visitor visitor) {
		Lab lab = this.labs.find(id);
		String trace = this.traces
			.walk(lab,
					TryForm.of("", url, method, request.getParameterValues(HEADER))
						.asTrace(lab.cluster().settings().seed()),
					visitor.id())
			.id();
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/t/" + trace)).build();
	}

	/**
	 * The lab.
	 *
	 * @param id its id
	 * @param name what people call it
	 * @param ingresses how many Ingresses it has
	 */
	record Head(String id, String name, int ingresses) {
	}

}
