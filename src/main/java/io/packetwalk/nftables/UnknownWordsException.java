package io.packetwalk.nftables;

/**
 * Some words of a rule are none that is modelled here; whoever reads the rule then keeps
 * them as they are.
 */
final class UnknownWordsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownWordsException(String words) {
		super(words, null, false, false);
	}

}
