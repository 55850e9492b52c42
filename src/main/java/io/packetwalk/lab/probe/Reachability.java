package io.packetwalk.lab.probe;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.Lab;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/** Walks many requests for nothing but their outcome. */
public final class Reachability {

	private Reachability() {
	}

	/** The outcomes, in the order of the requests. */
	public static List<Outcome> of(Lab lab, List<TraceRequest> requests) {
		return requests.parallelStream().map((request) -> outcome(lab, request)).toList();
	}

	private static Outcome outcome(Lab lab, TraceRequest request) {
		try {
			Disposition disposition = PacketWalker.walk(lab.dataplane(), request, Causes.NONE, TraceListener.SILENT)
				.disposition();
			return new Outcome(request, disposition, null);
		}
		catch (InvalidRequestException ex) {
			return new Outcome(request, null, ex);
		}
	}

	/**
	 * What became of a request.
	 *
	 * @param request the request
	 * @param disposition what became of it, null when it could not be walked
	 * @param refusal why it could not be walked, else null
	 */
	public record Outcome(TraceRequest request, @Nullable Disposition disposition,
			@Nullable InvalidRequestException refusal) {

		public boolean success() {
			return this.disposition != null && this.disposition.success();
		}

	}

}
