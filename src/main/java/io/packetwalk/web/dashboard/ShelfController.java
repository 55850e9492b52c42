package io.packetwalk.web.dashboard;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Claim;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.Undo;
import io.packetwalk.lab.store.TraceShelf;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.Visitor;

/**
 * What a visitor does with what they made. The cookie says who they are; it is not sent
 * with what other sites post.
 */
@Controller
@Hidden
class ShelfController {

	private static final int LONGEST_NAME = 120;

	private final Labs labs;

	private final Traces traces;

	private final TraceShelf shelf;

	private final Undo undo;

	ShelfController(Labs labs, Traces traces, TraceShelf shelf, Undo undo) {
		this.labs = labs;
		this.traces = traces;
		this.shelf = shelf;
		this.undo = undo;
	}

	@PostMapping("/dashboard/labs/{id}/rename")
	ResponseEntity<Void> rename(@PathVariable String id, @RequestParam String name, Visitor visitor) {
		String wanted = name.strip();
		if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
			throw new RefusalException(Refusal
				.invalidRequest("A lab’s name has 1 to " + LONGEST_NAME + " characters; it keeps the one it has."));
		}
		this.labs.rename(id, visitor.id(), wanted);
		return back("/dashboard");
	}

	@PostMapping("/dashboard/labs/{id}/duplicate")
	ResponseEntity<Void> duplicate(@PathVariable String id, Visitor visitor) {
		this.labs.duplicate(id, visitor.id());
		return back("/dashboard");
	}

	@PostMapping("/dashboard/labs/{id}/delete")
	ResponseEntity<Void> delete(@PathVariable String id, Visitor visitor) {
		this.labs.remove(id, new Claim(visitor.id(), null));
		return back("/dashboard", List.of(id));
	}

	@PostMapping("/dashboard/traces/{id}/star")
	ResponseEntity<Void> star(@PathVariable String id, @RequestParam boolean on,
			@RequestParam(defaultValue = "") String here, Visitor visitor) {
		this.shelf.star(visitor.id(), id, on);
		return back(here);
	}

	@PostMapping("/dashboard/traces/delete")
	ResponseEntity<Void> deleteTraces(@RequestParam(defaultValue = "") List<String> trace,
			@RequestParam(defaultValue = "") String here, Visitor visitor) {
		List<String> own = this.shelf.own(visitor.id(), trace);
		own.forEach((id) -> this.traces.remove(id, new Claim(visitor.id(), null)));
		return back(here, own);
	}

	@PostMapping("/dashboard/restore")
	ResponseEntity<Void> restore(@RequestParam List<String> gone, @RequestParam(defaultValue = "") String here,
			Visitor visitor) {
		this.undo.restore(gone, visitor.id());
		return back(here);
	}

	/** To where the visitor was, with the offer to have back what is gone. */
	private static ResponseEntity<Void> back(String here, List<String> gone) {
		String mark = gone.isEmpty() ? "" : (here.contains("?") ? "&" : "?") + "gone=" + String.join(",", gone);
		return back((here.isEmpty() ? "/dashboard" : here) + mark);
	}

	/** To where the visitor was, which is never another site. */
	private static ResponseEntity<Void> back(String here) {
		String page = here.matches("/dashboard(\\?[\\w%.,+&=~*-]*)?") ? here : "/dashboard";
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
	}

}
