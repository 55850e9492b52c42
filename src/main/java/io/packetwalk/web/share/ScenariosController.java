package io.packetwalk.web.share;

import java.io.IOException;
import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Claim;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NewLab;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.Visitor;

/** What a self-contained link carries, handed out and taken in. */
@RestController
@Tag(name = "scenarios")
class ScenariosController {

	private final Labs labs;

	private final Traces traces;

	private final ScenarioJson json;

	ScenariosController(Labs labs, Traces traces, ScenarioJson json) {
		this.labs = labs;
		this.traces = traces;
		this.json = json;
	}

	@GetMapping("/api/v1/traces/{id}/scenario")
	@Operation(summary = "All it takes to walk a trace again elsewhere: manifests, settings and request")
	ResponseEntity<byte[]> give(@PathVariable String id) {
		StoredTrace trace = this.traces.find(id);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.json.write(this.labs.find(trace.lab(), trace.revision()), trace));
	}

	@PostMapping(path = "/api/v1/scenarios", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Make a lab and a trace of a scenario")
	ResponseEntity<Opened> take(HttpServletRequest request, Visitor visitor) throws IOException {
		ScenarioJson.Read scenario = this.json.read(request.getInputStream().readNBytes(ScenarioJson.MOST_BYTES + 1));
		NewLab lab = this.labs.create(scenario.upload(), visitor.id());
		StoredTrace trace = walk(lab, scenario, visitor);
		return ResponseEntity.created(URI.create("/api/v1/traces/" + trace.id()))
			.body(new Opened(lab.lab().id(), lab.editToken(), trace.id(), "/t/" + trace.id()));
	}

	/** A scenario that cannot be walked leaves nothing behind. */
	private StoredTrace walk(NewLab made, ScenarioJson.Read scenario, Visitor visitor) {
		try {
			return this.traces.walk(made.lab(), scenario.request().asRequest(made.lab().cluster().settings().seed()),
					visitor.id());
		}
		catch (InvalidRequestException ex) {
			this.labs.remove(made.lab().id(), new Claim(null, made.editToken()));
			throw ex;
		}
	}

	/** Where a scenario was opened. */
	record Opened(String lab, String editToken, String trace, String url) {

	}

}
