package io.packetwalk.web;

/** Ends the handling of a request with a {@link Refusal}. */
public class RefusalException extends RuntimeException {

	private final transient Refusal refusal;

	public RefusalException(Refusal refusal) {
		super(refusal.detail());
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
