package io.packetwalk.web.page;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;

/** What the inspector adds about the box that is selected. */
@RestController
@RequestMapping("/api/v1/labs/{id}/object")
@Tag(name = "labs")
class ObjectsController {

	private final Labs labs;

	ObjectsController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping
	@Operation(summary = "One object: its line of YAML, its problems, and labels that miss a selector",
			description = "at is kind/namespace/name: service/shop/web, pod/shop/web-0 or ingress/shop/web")
	ObjectCard show(@PathVariable String id, @RequestParam String at) {
		return ObjectCard.of(this.labs.find(id), at);
	}

	@GetMapping("/pods")
	@Operation(summary = "The pods of a workload, as the tree of objects lists them",
			description = "of is Kind/namespace/name: Deployment/shop/web")
	List<ObjectTree.Entry> pods(@PathVariable String id, @RequestParam String of) {
		return ObjectTree.podsOf(this.labs.find(id).cluster(), of);
	}

}
