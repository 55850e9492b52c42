package io.packetwalk.web.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.drawing.Png;
import io.packetwalk.export.drawing.SocialCard;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;

/** The card a chat shows of a link to a trace. */
@RestController
@Hidden
class CardController {

	private final Traces traces;

	CardController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/t/{id}/card.svg")
	ResponseEntity<byte[]> svg(@PathVariable String id, @RequestParam Optional<String> theme,
			@RequestParam(defaultValue = "1") String answers) {
		StoredTrace trace = this.traces.find(id);
		return Download.shown(Download.SVG, Download.name(trace, "-card.svg"),
				drawn(trace, theme, answers).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/t/{id}/card.png")
	ResponseEntity<byte[]> png(@PathVariable String id, @RequestParam Optional<String> theme,
			@RequestParam(defaultValue = "1") String answers) {
		StoredTrace trace = this.traces.find(id);
		return Download.shown("image/png", Download.name(trace, "-card.png"),
				PictureFilesController.painted(() -> Png.paint(drawn(trace, theme, answers))));
	}

	private static String drawn(StoredTrace trace, Optional<String> theme, String answers) {
		return SocialCard.write(TraceJson.read(trace.document()), trace.picture(), PictureParameters.theme(theme),
				!answers.equals("0"));
	}

}
