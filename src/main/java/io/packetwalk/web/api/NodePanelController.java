package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;

/** A node before any packet. */
@RestController
@RequestMapping("/api/v1/labs/{id}/nodes/{node}")
@Tag(name = "nodes")
class NodePanelController {

	private final Labs labs;

	NodePanelController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping
	@Operation(summary = "A node")
	NodePanel node(@PathVariable String id, @PathVariable String node) {
		return NodePanel.of(this.labs.find(id), node, null);
	}

}
