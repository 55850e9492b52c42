package io.packetwalk.cluster;

/**
 * The rules of a real node, as it printed them: they are walked instead of those it would
 * have been programmed with.
 *
 * @param node the node
 * @param format what printed them
 * @param text what it printed
 * @param origin the object that holds the text, and the field it is in
 */
public record NodeDump(String node, Format format, String text, Origin origin) {

	/** What printed them. */
	public enum Format {

		/** {@code iptables-save}. */
		IPTABLES,

		/** {@code nft list ruleset}. */
		NFT

	}

}
