package io.packetwalk.web.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.packetwalk.lab.sample.Samples;
import io.packetwalk.web.Visitor;

/** The start page: open a sample, bring manifests, or go on where one was. */
@Controller
@Hidden
class StartController {

	private static final int LATEST = 3;

	private final Samples samples;

	private final Shelves shelves;

	StartController(Samples samples, Shelves shelves) {
		this.samples = samples;
		this.shelves = shelves;
	}

	@GetMapping("/")
	String show(Visitor visitor, Model model) {
		model.addAttribute("gallery", Gallery.of(this.samples.all()));
		model.addAttribute("count", this.samples.all().size());
		model.addAttribute("labs", this.shelves.latestLabs(visitor.id(), LATEST));
		model.addAttribute("traces", this.shelves.latestTraces(visitor.id(), LATEST));
		return "start";
	}

}
