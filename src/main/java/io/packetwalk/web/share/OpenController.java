package io.packetwalk.web.share;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.packetwalk.trace.Trace;

/**
 * The page a self-contained link opens; what the link carries stays in the browser until
 * somebody runs it.
 */
@Controller
@Hidden
class OpenController {

	@GetMapping("/s")
	String open(Model model) {
		model.addAttribute("engine", Trace.ENGINE);
		return "share";
	}

}
