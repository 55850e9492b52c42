package io.packetwalk.nftables;

import java.util.Locale;

/**
 * Where a packet goes on, as a
 * <a href= "https://www.netfilter.org/projects/nftables/manpage.html">rule or a verdict
 * map</a> says.
 *
 * @param chain the chain jumped or gone to, else empty
 */
record NftVerdict(Kind kind, String chain) {

	enum Kind {

		ACCEPT, DROP, RETURN, CONTINUE, JUMP, GOTO;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		boolean toChain() {
			return this == JUMP || this == GOTO;
		}

	}

	/** As {@code nft list} prints it. */
	String text() {
		return this.kind.toChain() ? this.kind.word() + " " + this.chain : this.kind.word();
	}

	/** As a trial names it: the chain, or the verdict in capitals. */
	String shown() {
		return switch (this.kind) {
			case JUMP, GOTO -> this.chain;
			case CONTINUE -> "";
			default -> this.kind.name();
		};
	}

}
