package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;
import io.packetwalk.web.ResolvConfView;

/** What a pod's network looks like from inside. */
@RestController
@RequestMapping("/api/v1/labs/{id}/pods/{namespace}/{pod}")
@Tag(name = "pods")
class PodsController {

	private final Labs labs;

	PodsController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping
	@Operation(summary = "A pod and the Services it stands behind")
	PodPanel pod(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return PodPanel.of(text(id, namespace, pod));
	}

	@GetMapping("/resolv.conf")
	@Operation(summary = "/etc/resolv.conf")
	ResponseEntity<byte[]> resolvConf(@PathVariable String id, @PathVariable String namespace,
			@PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).resolvConf());
	}

	@GetMapping("/resolv.conf.json")
	@Operation(summary = "/etc/resolv.conf with the origin of each line and kubelet's warnings")
	ResolvConfView resolvConfLines(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return text(id, namespace, pod).resolvConfLines();
	}

	@GetMapping("/log")
	@Operation(summary = "kubectl logs of a pod of the cluster's DNS, before any question")
	ResponseEntity<byte[]> log(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).log().after(0));
	}

	@GetMapping("/routes")
	@Operation(summary = "ip route")
	ResponseEntity<byte[]> routes(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).routes());
	}

	@GetMapping("/links")
	@Operation(summary = "ip -d addr")
	ResponseEntity<byte[]> links(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(text(id, namespace, pod).links());
	}

	private PodText text(String id, String namespace, String pod) {
		return PodText.of(this.labs.find(id), namespace, pod);
	}

}
