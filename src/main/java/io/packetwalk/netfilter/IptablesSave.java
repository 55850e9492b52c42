package io.packetwalk.netfilter;

/**
 * The text of
 * <a href="https://man7.org/linux/man-pages/man8/iptables-save.8.html">iptables-save</a>.
 */
public final class IptablesSave {

	private IptablesSave() {
	}

	/**
	 * All tables, as {@code iptables-save} (nft back end) prints them, without the
	 * timestamps.
	 */
	public static String print(Ruleset ruleset) {
		StringBuilder text = new StringBuilder();
		ruleset.tables().values().forEach((table) -> append(table, text));
		return text.toString();
	}

	private static void append(Table table, StringBuilder text) {
		text.append('*').append(table.name()).append('\n');
		for (Chain chain : table.chains().values()) {
			String policy = (chain.policy() != null) ? chain.policy() : "-";
			text.append(':').append(chain.name()).append(' ').append(policy).append(" [0:0]\n");
		}
		for (Chain chain : table.chains().values()) {
			chain.rules().forEach((rule) -> text.append(print(chain.name(), rule)).append('\n'));
		}
		text.append("COMMIT\n");
	}

	/** One rule: {@code -A CHAIN …}. */
	public static String print(String chain, Rule rule) {
		String rest = rule.text();
		return rest.isEmpty() ? "-A " + chain : "-A " + chain + " " + rest;
	}

	/**
	 * Reads what {@code iptables-save} printed, or what a program feeds to
	 * {@code iptables-restore}.
	 * @throws IllegalArgumentException naming the line that cannot be read
	 */
	public static Ruleset parse(String text) {
		return new SaveReader().read(text);
	}

}
