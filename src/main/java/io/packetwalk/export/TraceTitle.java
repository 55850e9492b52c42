package io.packetwalk.export;

import io.packetwalk.trace.Trace;

/** Who asked whom, in the few words a title has room for. */
public final class TraceTitle {

	private TraceTitle() {
	}

	/** {@code cloudflared → reverse-proxy}. */
	public static String of(Trace trace) {
		return from(trace) + " → " + to(trace);
	}

	/** {@code cloudflared}: neither kind nor namespace. */
	public static String from(Trace trace) {
		String from = trace.request().from();
		return from.substring(from.lastIndexOf('/') + 1);
	}

	/**
	 * {@code reverse-proxy}: neither scheme nor path, nor a port that goes without
	 * saying.
	 */
	public static String to(Trace trace) {
		String to = trace.request().to();
		String authority = to.replaceFirst("^[a-z][a-z0-9+.-]*://", "").replaceFirst("[/?#].*$", "");
		String implied = to.startsWith("https:") ? ":443" : to.startsWith("http:") ? ":80" : "";
		String host = (!implied.isEmpty() && authority.endsWith(implied))
				? authority.substring(0, authority.length() - implied.length()) : authority;
		return host.isEmpty() ? to : host;
	}

}
