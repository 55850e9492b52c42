package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;

/** What the control plane made of a lab's manifests. */
@RestController
@Tag(name = "cluster")
class ClusterController {

	private final Labs labs;

	ClusterController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/api/v1/labs/{id}/cluster")
	@Operation(summary = "Nodes, pods, Services with endpoints, Ingresses")
	ClusterView show(@PathVariable String id) {
		return ClusterView.of(this.labs.find(id).cluster());
	}

}
