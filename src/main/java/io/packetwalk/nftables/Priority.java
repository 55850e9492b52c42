package io.packetwalk.nftables;

import java.util.List;
import java.util.Map;

import io.packetwalk.nftables.Lexer.Kind;

/**
 * The <a href=
 * "https://wiki.nftables.org/wiki-nftables/index.php/Netfilter_hooks#Priority_within_hook">priorities</a>
 * of base chains and their names.
 */
final class Priority {

	/** So far from a name a priority is still printed with it. */
	private static final int REACH = 10;

	private static final List<Named> NAMES = List.of(new Named("raw", -300, ""), new Named("mangle", -150, ""),
			new Named("dstnat", -100, "prerouting"), new Named("filter", 0, ""), new Named("security", 50, ""),
			new Named("srcnat", 100, "postrouting"));

	private static final List<Named> BRIDGE = List.of(new Named("dstnat", -300, "prerouting"),
			new Named("filter", -200, ""), new Named("out", 100, "output"), new Named("srcnat", 300, "postrouting"));

	private static final Map<Family, List<Named>> OTHERS = Map.of(Family.BRIDGE, BRIDGE, Family.ARP,
			List.of(new Named("filter", 0, "")), Family.NETDEV, List.of(new Named("filter", 0, "")));

	private Priority() {
	}

	/**
	 * A name.
	 *
	 * @param hook the one hook it is known at, empty for all
	 */
	private record Named(String name, int value, String hook) {

		private boolean at(String there) {
			return this.hook.isEmpty() || this.hook.equals(there);
		}

	}

	private static List<Named> names(Family family) {
		return OTHERS.getOrDefault(family, NAMES);
	}

	/** Reads {@code -100}, {@code dstnat} or {@code filter - 10}. */
	static int read(Lexer lexer, Family family) {
		String word = lexer.word();
		int base = names(family).stream()
			.filter((named) -> named.name().equals(word))
			.map(Named::value)
			.findFirst()
			.orElseGet(() -> number(lexer, word));
		if (lexer.skip("+")) {
			return base + number(lexer, lexer.word());
		}
		return lexer.skip("-") ? base - number(lexer, lexer.word())
				: (lexer.peek().kind() == Kind.WORD && lexer.peek().text().matches("[+-]\\d{1,9}"))
						? base + Integer.parseInt(lexer.word()) : base;
	}

	private static int number(Lexer lexer, String word) {
		if (!word.matches("-?\\d{1,9}")) {
			throw lexer.error("\"" + word + "\" is no priority");
		}
		return Integer.parseInt(word);
	}

	/** As {@code nft list} prints it. */
	static String text(int priority, Family family, String hook) {
		for (Named named : names(family)) {
			int offset = priority - named.value();
			if (named.at(hook) && Math.abs(offset) <= REACH) {
				return (offset == 0) ? named.name() : named.name() + ((offset > 0) ? " + " : " - ") + Math.abs(offset);
			}
		}
		return Integer.toString(priority);
	}

}
