package io.packetwalk.nftables;

/** Where a rule looks a key up. */
sealed interface Lookup {

	/** A set or map of the table: {@code @service-ips}. */
	record Named(String set) implements Lookup {
	}

	/** A set or map within the rule. */
	record Inline(Elements elements) implements Lookup {
	}

	/** As {@code nft list} prints it. */
	default String text() {
		return switch (this) {
			case Named named -> "@" + named.set();
			case Inline inline -> inline.elements().text();
		};
	}

}
