package io.packetwalk.web.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.drawing.NoFontException;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.PictureTooLargeException;
import io.packetwalk.export.drawing.Png;
import io.packetwalk.export.drawing.TracePicture;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/** A trace as a picture to keep. */
@RestController
@Tag(name = "traces")
class PictureFilesController {

	private final Traces traces;

	PictureFilesController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/api/v1/traces/{id}.svg")
	@Operation(summary = "A trace as an SVG picture: its path, the whole cluster, one step, or a comic strip")
	ResponseEntity<byte[]> svg(@PathVariable String id, @RequestParam Optional<String> part,
			@RequestParam Optional<Integer> step, @RequestParam Optional<String> theme,
			@RequestParam Optional<Double> scale, @RequestParam Optional<Boolean> transparent,
			@RequestParam Optional<Boolean> captions) {
		PictureParameters parameters = new PictureParameters(part, step, theme, scale, transparent, captions);
		StoredTrace trace = this.traces.find(id);
		String drawn = drawn(trace, parameters.options(1));
		return Download.shown(Download.SVG, Download.name(trace, parameters.suffix() + ".svg"),
				drawn.getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/api/v1/traces/{id}.png")
	@Operation(summary = "The same pictures as PNG")
	ResponseEntity<byte[]> png(@PathVariable String id, @RequestParam Optional<String> part,
			@RequestParam Optional<Integer> step, @RequestParam Optional<String> theme,
			@RequestParam Optional<Double> scale, @RequestParam Optional<Boolean> transparent,
			@RequestParam Optional<Boolean> captions) {
		PictureParameters parameters = new PictureParameters(part, step, theme, scale, transparent, captions);
		StoredTrace trace = this.traces.find(id);
		PictureOptions options = parameters.options(2);
		byte[] painted = painted(() -> scale.isPresent() ? Png.paint(drawn(trace, options)) : fitting(trace, options));
		return Download.shown("image/png", Download.name(trace, parameters.suffix() + ".png"), painted);
	}

	/** As sharp as the limit allows, where nobody said how sharp. */
	private static byte[] fitting(StoredTrace trace, PictureOptions options) {
		try {
			return Png.paint(drawn(trace, options));
		}
		catch (PictureTooLargeException ex) {
			return Png.paint(drawn(trace, options.times(options.scale() / 2)));
		}
	}

	private static String drawn(StoredTrace trace, PictureOptions options) {
		try {
			return TracePicture.write(TraceJson.read(trace.document()), trace.picture(), options);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusalException(Refusal.invalidRequest(ex.getMessage()).with("field", "step"));
		}
	}

	/** What the machine cannot paint is said, and what to do instead. */
	static byte[] painted(Supplier<byte[]> picture) {
		try {
			return picture.get();
		}
		catch (NoFontException ex) {
			throw new RefusalException(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "NO_FONT", ex.getMessage()));
		}
		catch (PictureTooLargeException ex) {
			throw new RefusalException(Refusal.of(HttpStatus.BAD_REQUEST, "PICTURE_TOO_LARGE", ex.getMessage()));
		}
	}

}
