package io.packetwalk.web.export;

import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.drawing.QrSvg;
import io.packetwalk.lab.Traces;

/** The link to a moment of a trace as a code for phones. */
@RestController
@Hidden
class QrController {

	private final Traces traces;

	QrController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/t/{id}/qr.svg")
	ResponseEntity<byte[]> code(@PathVariable String id, @RequestParam @Nullable Integer s,
			@RequestParam @Nullable String dir, @RequestParam @Nullable String lvl,
			@RequestParam @Nullable String theme, @RequestParam @Nullable String answers) {
		String trace = this.traces.find(id).id();
		String title = "QR code: link to " + ((s != null) ? "step " + s + " of this trace" : "this trace");
		String code = QrSvg.write(TraceLink.moment(trace, new TraceLink.Moment(s, dir, lvl, theme, answers)), title);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8"))
			.body(code.getBytes(StandardCharsets.UTF_8));
	}

}
