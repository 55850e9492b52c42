package io.packetwalk.web.share;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.drawing.SocialCard;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.RemovedException;
import io.packetwalk.lab.Traces;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/** A trace small enough for somebody else's page; knows no visitor and keeps nothing. */
@Controller
@Hidden
class EmbedController {

	private final Traces traces;

	EmbedController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/embed/t/{id}")
	String embed(@PathVariable String id, @RequestParam(defaultValue = "auto") String theme,
			@RequestParam(defaultValue = "op") String lvl, @RequestParam(defaultValue = "0") String from,
			@RequestParam(defaultValue = "0") String to, @RequestParam(defaultValue = "1") String controls,
			@RequestParam(defaultValue = "0") String autoplay, Model model) {
		Trace trace = TraceJson.read(this.traces.find(id).document()).trace();
		model.addAttribute("id", id);
		model.addAttribute("headline", SocialCard.title(trace));
		model.addAttribute("success", trace.success());
		model.addAttribute("theme", List.of("light", "dark", "hc").contains(theme) ? theme : null);
		model.addAttribute("lvl", List.of("story", "op", "operator", "kernel").contains(lvl) ? lvl : "op");
		model.addAttribute("from", number(from));
		model.addAttribute("to", number(to));
		model.addAttribute("controls", !controls.equals("0"));
		model.addAttribute("autoplay", autoplay.equals("1"));
		model.addAttribute("transcript", told(trace, number(from), number(to)));
		return "embed";
	}

	/** Somebody else's reader sees a calm line, not the page of an error. */
	@ExceptionHandler({ RemovedException.class, NotFoundException.class })
	ModelAndView gone(RuntimeException ex) {
		boolean removed = ex instanceof RemovedException;
		ModelAndView page = new ModelAndView("removed", removed ? HttpStatus.GONE : HttpStatus.NOT_FOUND);
		page.addObject("message",
				removed ? ex.getMessage() : "There is no trace at this address; a letter of the link may be missing.");
		return page;
	}

	private static List<Step> told(Trace trace, int from, int to) {
		return trace.steps()
			.filter((step) -> step.levels().contains(Level.OPERATOR))
			.filter((step) -> step.n() >= from && (to == 0 || step.n() <= to))
			.toList();
	}

	private static int number(String text) {
		return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
	}

}
