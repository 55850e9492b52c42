package io.packetwalk.topology;

/** How the thing a box stands for is doing. */
public enum VertexState {

	NONE(""), READY("ready"), NOT_READY("notReady"), PENDING("pending"), TERMINATING("terminating"),
	NO_ENDPOINTS("noEndpoints");

	private final String word;

	VertexState(String word) {
		this.word = word;
	}

	/** The word the browser knows it by. */
	@Override
	public String toString() {
		return this.word;
	}

}
