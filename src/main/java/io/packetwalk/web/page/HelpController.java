package io.packetwalk.web.page;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.packetwalk.manifest.Understanding;

/** What is modelled, which keys there are, what the shapes mean. */
@Controller
@Hidden
class HelpController {

	@GetMapping("/help/limits")
	String limits(Model model) {
		model.addAttribute("modelled", Understanding.table());
		return "help/limits";
	}

	@GetMapping("/help/keys")
	String keys() {
		return "help/keys";
	}

	@GetMapping("/help/legend")
	String legend() {
		return "help/legend";
	}

}
