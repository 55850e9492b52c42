package io.packetwalk.lab;

/** Nothing is stored under an id. */
public class NotFoundException extends RuntimeException {

	private final String code;

	private NotFoundException(String code, String message) {
		super(message);
		this.code = code;
	}

	public static NotFoundException lab(String id) {
		return new NotFoundException("LAB_NOT_FOUND", "There is no lab " + id + "; it may have been deleted.");
	}

	public static NotFoundException trace(String id) {
		return new NotFoundException("TRACE_NOT_FOUND",
				"There is no trace " + id + "; it may have been deleted with its lab.");
	}

	public static NotFoundException node(String name) {
		return new NotFoundException("NODE_NOT_FOUND", "The cluster has no Node " + name + ".");
	}

	public static NotFoundException pod(String key) {
		return new NotFoundException("POD_NOT_FOUND", "The cluster has no Pod " + key + ".");
	}

	public static NotFoundException step(String trace, int n) {
		return new NotFoundException("STEP_NOT_FOUND", "Trace " + trace + " has no step " + n + ".");
	}

	public static NotFoundException sample(String id) {
		return new NotFoundException("SAMPLE_NOT_FOUND", "There is no sample " + id + ".");
	}

	/** {@code LAB_NOT_FOUND}, {@code TRACE_NOT_FOUND} … */
	public String code() {
		return this.code;
	}

}
