package io.packetwalk.web.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Pictures;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;

/** What is drawn: boxes and lines with their places. */
@RestController
@Tag(name = "pictures")
class PicturesController {

	private final Labs labs;

	private final Pictures pictures;

	private final Traces traces;

	PicturesController(Labs labs, Pictures pictures, Traces traces) {
		this.labs = labs;
		this.pictures = pictures;
		this.traces = traces;
	}

	@GetMapping("/api/v1/labs/{id}/picture")
	@Operation(summary = "The picture of a cluster, with the cards named by open opened")
	ResponseEntity<byte[]> ofLab(@PathVariable String id, @RequestParam(defaultValue = "") List<String> open) {
		return Verbatim.json(this.pictures.of(this.labs.find(id), open));
	}

	@GetMapping("/api/v1/traces/{id}/picture")
	@Operation(summary = "The picture a trace is drawn on; every stop of the trace is in it")
	ResponseEntity<byte[]> ofTrace(@PathVariable String id, @RequestParam(defaultValue = "") List<String> open) {
		StoredTrace trace = this.traces.find(id);
		if (open.isEmpty()) {
			return Verbatim.json(trace.picture());
		}
		return Verbatim.json(this.pictures.of(trace, this.labs.find(trace.lab(), trace.revision()), open));
	}

}
