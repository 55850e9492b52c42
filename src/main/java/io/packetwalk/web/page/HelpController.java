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
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.sample.Samples;
import io.packetwalk.manifest.Understanding;

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

	private final String example;

	private final List<OutsideField> outside;

	HelpController(Samples samples, JsonMapper json) throws IOException {
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
