package io.packetwalk.web.api;

import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceText;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.web.TraceRequestBody;
import io.packetwalk.web.Visitor;

/** Traces: walked once, shown for ever. */
@RestController
@Tag(name = "traces")
class TracesController {

	private final Labs labs;

	private final Traces traces;

	TracesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@PostMapping("/api/v1/labs/{id}/traces")
	@Operation(summary = "Walk a request there and back")
	ResponseEntity<byte[]> walk(@PathVariable String id, @RequestBody TraceRequestBody body, Visitor visitor) {
		Lab lab = this.labs.find(id);
		StoredTrace trace = this.traces.walk(lab, body.asRequest(lab.cluster().settings().seed()), visitor.id());
		return Verbatim.json(ResponseEntity.created(URI.create("/api/v1/traces/" + trace.id())), trace.document());
	}

	@GetMapping({ "/api/v1/traces/{id}", "/api/v1/traces/{id}.json" })
	@Operation(summary = "A trace as JSON")
	ResponseEntity<byte[]> json(@PathVariable String id) {
		return Verbatim.json(this.traces.find(id).document());
	}

	@GetMapping("/api/v1/traces/{id}.txt")
	@Operation(summary = "A trace as plain text")
	ResponseEntity<byte[]> text(@PathVariable String id) {
		return Verbatim.text(TraceText.write(TraceJson.read(this.traces.find(id).document())));
	}

}
