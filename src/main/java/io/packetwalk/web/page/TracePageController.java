package io.packetwalk.web.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Disposition;
import io.packetwalk.web.FirstChecks;
import io.packetwalk.web.VisitorCookie;
import io.packetwalk.web.share.Announced;

/** One stored trace, for anyone with the link. */
@Controller
@Hidden
class TracePageController {

	private final Traces traces;

	TracePageController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/t/{id}")
	String show(@PathVariable String id, @RequestParam(defaultValue = "1") String answers, HttpServletRequest request,
			Model model) {
		StoredTrace trace = this.traces.find(id);
		boolean told = !answers.equals("0");
		model.addAttribute("told", told);
		model.addAttribute("trace", Head.of(trace));
		model.addAttribute("fork", TraceJson.fork(trace.document()));
		model.addAttribute("settings", TraceJson.circumstances(trace.document()));
		model.addAttribute("story", TraceJson.read(trace.document()).trace().story());
		model.addAttribute("announced", told ? Announced.of(trace) : Announced.asking(trace));
		model.addAttribute("shareOwner", trace.visitor().equals(VisitorCookie.known(request)));
		return "trace";
	}

	@GetMapping("/t/{id}/transcript")
	String transcript(@PathVariable String id, Model model) {
		StoredTrace trace = this.traces.find(id);
		model.addAttribute("id", trace.id());
		model.addAttribute("title", trace.title());
		TraceDocument document = TraceJson.read(trace.document());
		model.addAttribute("lab", trace.lab());
		model.addAttribute("revision", trace.revision());
		model.addAttribute("trace", document.trace());
		model.addAttribute("runs", Transcript.of(document.trace()).runs());
		model.addAttribute("checks", FirstChecks.of(document));
		return "transcript";
	}

	record Head(String id, String labId, int revision, String title, String verdict, String from, String to,
			String disposition, boolean success) {

		static Head of(StoredTrace trace) {
			return new Head(trace.id(), trace.lab(), trace.revision(), trace.title(), said(trace), trace.source(),
					trace.destination(), trace.disposition(), trace.success());
		}

		/** What the client prints, or where the walk ends when nobody knows that. */
		private static String said(StoredTrace trace) {
			return trace.verdict().equals("–") ? Disposition.valueOf(trace.disposition()).words() : trace.verdict();
		}

		/** How it went: a walk that ends at the edge of the model is no failure. */
		public String fate() {
			return this.success ? "" : edge() ? "unknown" : "failed";
		}

		public String sign() {
			return this.success ? "✔" : edge() ? "?" : "✕";
		}

		private boolean edge() {
			return switch (Disposition.valueOf(this.disposition)) {
				case EXITS_CLUSTER, NOT_MODELLED -> true;
				default -> false;
			};
		}

	}

}
