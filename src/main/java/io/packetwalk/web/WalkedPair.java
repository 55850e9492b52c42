package io.packetwalk.web;

import java.net.URI;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;

/** Walks a pair of a page that shows many, and leads to its trace. */
@Component
public class WalkedPair {

	private final Labs labs;

	private final Traces traces;

	WalkedPair(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	/**
	 * Walks it.
	 * @param id the lab
	 * @param pair from and to, as a request names them, with a space between
	 */
	public ResponseEntity<Void> walk(String id, String pair, Visitor visitor) {
		return walk(this.labs.find(id), pair, visitor);
	}

	/** Walks it in a revision of a lab. */
	public ResponseEntity<Void> walk(Lab lab, String pair, Visitor visitor) {
		int space = pair.indexOf(' ');
		if (space < 0) {
			throw new InvalidRequestException("pair", "\"" + pair + "\" is no pair.",
					"It is who connects and where to, with a space between.");
		}
		TraceRequest request = new TraceRequest(pair.substring(0, space), pair.substring(space + 1), "GET", Map.of(),
				null, null, lab.cluster().settings().seed(), 1, null);
		URI trace = URI.create("/t/" + this.traces.walk(lab, request, visitor.id()).id());
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(trace).build();
	}

}
