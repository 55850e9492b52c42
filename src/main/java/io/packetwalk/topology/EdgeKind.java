package io.packetwalk.topology;

/** What a line of the picture stands for. */
public enum EdgeKind {

	VETH("veth"), KERNEL("kernel"), UNDERLAY("underlay"), TUNNEL("tunnel"), ROUTES("routes"), SELECTS("selects");

	private final String word;

	EdgeKind(String word) {
		this.word = word;
	}

	/** The word the browser knows it by. */
	@Override
	public String toString() {
		return this.word;
	}

}
