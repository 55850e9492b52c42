package io.packetwalk.walk;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/** Walks a request through a cluster. */
public final class PacketWalker {

	private PacketWalker() {
	}

	/**
	 * Walks one request, there and back.
	 * @param dataplane what to walk on
	 * @param request what was asked
	 * @param causes finds lines of YAML
	 * @param listener hears of each hop
	 * @throws InvalidRequestException when from or to name nothing
	 */
	public static Trace walk(Dataplane dataplane, TraceRequest request, Causes causes, TraceListener listener) {
		throw new IllegalStateException("being built");
	}

}
