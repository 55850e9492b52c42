package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.PacketList;
import io.packetwalk.export.StepBytes;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.Traces;

/** The packets of a trace as bytes: at a step, and as a capture would list them. */
@RestController
@RequestMapping("/api/v1/traces/{id}")
@Tag(name = "traces")
class TraceBytesController {

	private final Traces traces;

	TraceBytesController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/steps/{n}/bytes")
	@Operation(summary = "The packet's bytes before and after a step, field by field")
	StepBytes bytes(@PathVariable String id, @PathVariable int n) {
		TraceDocument document = read(id);
		return document.trace()
			.steps()
			.filter((step) -> step.n() == n)
			.findFirst()
			.map((step) -> StepBytes.of(document, step))
			.orElseThrow(() -> NotFoundException.step(id, n));
	}

	@GetMapping("/packets")
	@Operation(summary = "The frames of the capture at all places, a line each")
	PacketList packets(@PathVariable String id) {
		return PacketList.of(read(id));
	}

	private TraceDocument read(String id) {
		return TraceJson.read(this.traces.find(id).document());
	}

}
