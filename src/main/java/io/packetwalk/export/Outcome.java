package io.packetwalk.export;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Trace;

/** What became of a request, in words. */
public final class Outcome {

	private Outcome() {
	}

	/** {@code delivered}, {@code refused: no endpoints} or {@code HTTP error 503}. */
	public static String word(Trace trace) {
		HttpResult http = trace.http();
		String words = trace.disposition().words();
		return (trace.disposition() == Disposition.HTTP_ERROR && http != null) ? words + " " + http.status() : words;
	}

	/**
	 * Words first, then the code that programs know it by: {@code Delivered (DELIVERED)}.
	 */
	static String withCode(Trace trace) {
		String word = word(trace);
		HttpResult http = trace.http();
		String status = (trace.success() && http != null) ? ", HTTP " + http.status() : "";
		return Character.toUpperCase(word.charAt(0)) + word.substring(1) + status + " (" + trace.disposition() + ")";
	}

}
