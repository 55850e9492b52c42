package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Trace;
import io.packetwalk.web.ResolvConfView;

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
		PodText text = text(id, namespace, pod);
		return PodPanel.of(text).during(TraceJson.read(this.traces.find(id).document()).trace(), text.pod());
	}

	@GetMapping("/resolv.conf")
	@Operation(summary = "/etc/resolv.conf, in the lab's revision of the trace")
	ResponseEntity<byte[]> resolvConf(@PathVariable String id, @PathVariable String namespace,
			@PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).resolvConf());
	}

	@GetMapping("/resolv.conf.json")
	@Operation(
			summary = "/etc/resolv.conf with the origin of each line and kubelet's warnings, in the lab's revision of the trace")
	ResolvConfView resolvConfLines(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return text(id, namespace, pod).resolvConfLines();
	}

	@GetMapping("/log")
	@Operation(summary = "kubectl logs of a pod of the cluster's DNS after a step: the last one unless it is said")
	ResponseEntity<byte[]> log(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod,
			@RequestParam(required = false) @Nullable Integer step) {
		Trace trace = TraceJson.read(this.traces.find(id).document()).trace();
		PodText text = text(id, namespace, pod);
		return Verbatim.text(text.log().during(trace, text.pod()).after(TraceNodesController.known(step, trace)));
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
