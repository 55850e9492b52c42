package io.packetwalk.web.find;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Labs;
import io.packetwalk.web.Visitor;

/** What a search brought, as a page: for browsers without script, and to be linked to. */
@Controller
@Hidden
class FindPageController {

	private final Finder finder;

	private final Labs labs;

	FindPageController(Finder finder, Labs labs) {
		this.finder = finder;
		this.labs = labs;
	}

	@GetMapping("/find")
	String find(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String lab, Visitor visitor,
			HttpServletResponse response, Model model) {
		model.addAttribute("answer",
				lab.isEmpty() ? this.finder.everywhere(q, visitor.id()) : this.finder.inLab(lab, q, visitor.id()));
		model.addAttribute("findIn", lab.isEmpty() ? null : lab);
		model.addAttribute("where", lab.isEmpty() ? "" : this.labs.find(lab).name());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "find";
	}

}
