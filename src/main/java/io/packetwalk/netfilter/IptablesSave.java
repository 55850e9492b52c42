package io.packetwalk.netfilter;

/** The text of {@code iptables-save}. */
public final class IptablesSave {

	private IptablesSave() {
	}

	/**
	 * All tables, as {@code iptables-save} (nft back end) prints them, without the
	 * timestamps.
	 */
	public static String print(Ruleset ruleset) {
		throw new IllegalStateException("being built");
	}

	/** One rule: {@code -A CHAIN …}. */
	public static String print(String chain, Rule rule) {
		throw new IllegalStateException("being built");
	}

	/** Reads what {@code iptables-save} printed. */
	public static Ruleset parse(String text) {
		throw new IllegalStateException("being built");
	}

}
