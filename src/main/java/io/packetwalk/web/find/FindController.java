package io.packetwalk.web.find;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.web.Visitor;

/** The search behind the box in every header. */
@RestController
@Tag(name = "find")
class FindController {

	private final Finder finder;

	FindController(Finder finder) {
		this.finder = finder;
	}

	@GetMapping("/api/v1/labs/{id}/find")
	@Operation(summary = "What a name, address, port, chain or pasted line stands for in a lab")
	ResponseEntity<Answer> inLab(@PathVariable String id, @RequestParam(defaultValue = "") String q, Visitor visitor) {
		return answer(this.finder.inLab(id, q, visitor.id()));
	}

	@GetMapping("/api/v1/find")
	@Operation(summary = "The same in the labs and traces this browser made")
	ResponseEntity<Answer> everywhere(@RequestParam(defaultValue = "") String q, Visitor visitor) {
		return answer(this.finder.everywhere(q, visitor.id()));
	}

	private static ResponseEntity<Answer> answer(Answer answer) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
	}

}
