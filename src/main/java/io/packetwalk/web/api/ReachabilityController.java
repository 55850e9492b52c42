package io.packetwalk.web.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.probe.Reachability;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.TraceRequestBody;

/** Who can reach whom: many walks, none of them kept. */
@RestController
@Tag(name = "reachability")
class ReachabilityController {

	private static final int MOST_PROBES = 100_000;

	private final Labs labs;

	ReachabilityController(Labs labs) {
		this.labs = labs;
	}

	@PostMapping("/api/v1/labs/{id}/reachability")
	@Operation(summary = "Walk many requests and say only how each ended")
	Results probe(@PathVariable String id, @RequestBody Probes body) {
		Lab lab = this.labs.find(id);
		List<TraceRequest> requests = requests(body, lab.cluster().settings().seed());
		return new Results(Reachability.of(lab, requests).stream().map(Result::of).toList());
	}

	private static List<TraceRequest> requests(Probes body, long seed) {
		if (body.probes == null || body.probes.size() > MOST_PROBES) {
			throw new InvalidRequestException("probes", "\"probes\" is a list of from and to.",
					"At most " + MOST_PROBES + " probes go into one call.");
		}
		List<TraceRequest> requests = new ArrayList<>();
		for (@Nullable
		TraceRequestBody probe : body.probes) {
			try {
				requests.add(((probe != null) ? probe : TraceRequestBody.EMPTY).asRequest(seed));
			}
			catch (InvalidRequestException ex) {
				throw new InvalidRequestException("probes[" + requests.size() + "]." + ex.field(), ex.getMessage(),
						ex.suggestion());
			}
		}
		return requests;
	}

	record Probes(@Nullable List<@Nullable TraceRequestBody> probes) {
	}

	record Results(List<Result> results) {
	}

	/** How one probe ended; a probe that names nothing has a problem instead. */
	record Result(String from, String to, @Nullable Disposition disposition, boolean success,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Unwalked problem) {

		static Result of(Reachability.Outcome outcome) {
			InvalidRequestException refusal = outcome.refusal();
			return new Result(outcome.request().from(), outcome.request().to(), outcome.disposition(),
					outcome.success(), (refusal == null) ? null : Unwalked.of(refusal));
		}

	}

	record Unwalked(String code, String field, String message, String suggestion) {

		static Unwalked of(InvalidRequestException ex) {
			return new Unwalked("INVALID_REQUEST", ex.field(), String.valueOf(ex.getMessage()), ex.suggestion());
		}

	}

}
