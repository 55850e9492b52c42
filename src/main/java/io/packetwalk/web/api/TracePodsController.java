package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;

/**
 * Pods as they were when a trace was walked: later revisions of the lab change nothing.
 */
@RestController
@RequestMapping("/api/v1/traces/{id}/pods/{namespace}/{pod}")
@Tag(name = "traces")
class TracePodsController {

	private final Labs labs;

	private final Traces traces;

	TracePodsController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping
	@Operation(summary = "A pod and the Services it stands behind, in the lab's revision of the trace")
	PodPanel pod(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return PodPanel.of(text(id, namespace, pod));
	}

	@GetMapping("/resolv.conf")
	@Operation(summary = "/etc/resolv.conf, in the lab's revision of the trace")
	ResponseEntity<byte[]> resolvConf(@PathVariable String id, @PathVariable String namespace,
			@PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).resolvConf());
	}

	@GetMapping("/routes")
	@Operation(summary = "ip route, in the lab's revision of the trace")
	ResponseEntity<byte[]> routes(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).routes());
	}

	@GetMapping("/links")
	@Operation(summary = "ip -d addr, in the lab's revision of the trace")
	ResponseEntity<byte[]> links(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).links());
	}

	private PodText text(String id, String namespace, String pod) {
		StoredTrace stored = this.traces.find(id);
		return PodText.of(this.labs.find(stored.lab(), stored.revision()), namespace, pod);
	}

}
