package io.packetwalk.web.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
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
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;
import io.packetwalk.web.Decision;
import io.packetwalk.web.FirstChecks;

/**
 * A trace read closely: the bytes at a step, the packets as a capture lists them, and
 * what to check first.
 */
@RestController
@RequestMapping("/api/v1/traces/{id}")
@Tag(name = "traces")
class TraceDetailsController {

	private final Traces traces;

	TraceDetailsController(Traces traces) {
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

	@GetMapping("/symptom")
	@Operation(summary = "What the client sees in the end, where that was decided, and what to check first")
	Ending symptom(@PathVariable String id) {
		TraceDocument document = read(id);
		Trace trace = document.trace();
		return new Ending(trace.disposition(), trace.success(), trace.disposition().words(), trace.symptom(),
				FirstChecks.of(document), Decision.of(trace).orElse(null));
	}

	record Ending(Disposition disposition, boolean success, String outcome, Symptom symptom,
			List<FirstChecks.Check> checks, @Nullable Decision decided) {
	}

	private TraceDocument read(String id) {
		return TraceJson.read(this.traces.find(id).document());
	}

}
