package io.packetwalk.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.sample.Samples;
import io.packetwalk.web.Visitor;

/**
 * What is modelled, how to describe the world outside, which keys there are, what the
 * shapes mean.
 */
@Controller
@Hidden
class HelpController {

	/** The sample whose world outside is the example of its page. */
	static final String OUTSIDE_SAMPLE = "16-the-world-outside";

	private static final String OUTSIDE_SCHEMA = "static/schemas/outside.v1alpha1.json";

	private final Labs labs;

	private final String example;

	private final List<OutsideField> outside;

	HelpController(Samples samples, Labs labs, JsonMapper json) throws IOException {
		this.labs = labs;
		this.example = samples.all()
			.stream()
			.filter((sample) -> sample.id().equals(OUTSIDE_SAMPLE))
			.flatMap((sample) -> sample.files().stream())
			.filter((file) -> file.name().equals("outside.yaml"))
			.map((file) -> new String(file.content(), StandardCharsets.UTF_8))
			.findFirst()
			.orElse("");
		try (InputStream schema = new ClassPathResource(OUTSIDE_SCHEMA).getInputStream()) {
			this.outside = OutsideField.of(json.readTree(schema));
		}
	}

	@GetMapping("/help/outside")
	String outside(Model model) {
		model.addAttribute("sample", OUTSIDE_SAMPLE);
		model.addAttribute("example", this.example);
		model.addAttribute("fields", this.outside);
		return "help/outside";
	}

	/** All help, and the way to the tour. */
	@GetMapping("/help")
	String index(Visitor visitor, Model model) {
		model.addAttribute("labs", this.labs.madeBy(visitor.id()));
		return "help/index";
	}

	@GetMapping("/help/limits")
	String limits(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String how, Model model) {
		List<HelpLimits.Kind> kinds = HelpLimits.find(q, how);
		model.addAttribute("q", q);
		model.addAttribute("how", how);
		model.addAttribute("hows", HelpLimits.hows());
		model.addAttribute("kinds", kinds);
		model.addAttribute("hidden", HelpLimits.find("", "").size() - kinds.size());
		return "help/limits";
	}

	@GetMapping("/help/keys")
	String keys() {
		return "help/keys";
	}

	@GetMapping("/help/legend")
	String legend(Model model) {
		model.addAttribute("kinds", HelpBoxes.kinds());
		model.addAttribute("states", HelpBoxes.states());
		return "help/legend";
	}

}
