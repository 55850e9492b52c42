package io.packetwalk.web.api;

import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.cluster.Pod;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/** What a pod's network looks like from inside. */
@RestController
@RequestMapping("/api/v1/labs/{id}/pods/{namespace}/{pod}")
@Tag(name = "pods")
class PodsController {

	private final Labs labs;

	PodsController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/resolv.conf")
	@Operation(summary = "/etc/resolv.conf")
	ResponseEntity<byte[]> resolvConf(@PathVariable String id, @PathVariable String namespace,
			@PathVariable String pod) {
		Lab lab = this.labs.find(id);
		return Verbatim.text(lab.dataplane().dns().resolvConf(pod(lab, namespace, pod)).print());
	}

	@GetMapping("/routes")
	@Operation(summary = "ip route")
	ResponseEntity<byte[]> routes(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(network(id, namespace, pod).routes().print());
	}

	@GetMapping("/links")
	@Operation(summary = "ip -d addr")
	ResponseEntity<byte[]> links(@PathVariable String id, @PathVariable String namespace, @PathVariable String pod) {
		return Verbatim.text(NamespaceText.links(network(id, namespace, pod), this.labs.find(id).dataplane()));
	}

	private static Pod pod(Lab lab, String namespace, String name) {
		return lab.cluster().pod(namespace, name).orElseThrow(() -> NotFoundException.pod(namespace + "/" + name));
	}

	/** The pod's own network, or the node's for a pod that shares it. */
	private NetworkNamespace network(String id, String namespace, String name) {
		Lab lab = this.labs.find(id);
		Pod pod = pod(lab, namespace, name);
		Optional<NetworkNamespace> own = lab.dataplane().pod(pod.key());
		if (own.isEmpty() && pod.hostNetwork() && pod.node() != null) {
			own = lab.dataplane().node(pod.node()).map(NodePlane::namespace);
		}
		return own.orElseThrow(() -> notRunning(pod));
	}

	private static RefusalException notRunning(Pod pod) {
		return new RefusalException(Refusal.of(HttpStatus.CONFLICT, "POD_NOT_RUNNING",
				"Pod " + pod.key() + " is " + pod.phase() + " and has no network yet."));
	}

}
