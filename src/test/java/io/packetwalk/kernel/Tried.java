package io.packetwalk.kernel;

/**
 * One rule that matched.
 *
 * @param table its table, with its family where nftables has it
 * @param chain its chain
 * @param rule its text
 * @param addresses source, destination and TTL of the packet when its base chain was
 * entered; empty where that is not compared
 */
record Tried(String table, String chain, String rule, String addresses) {

	@Override
	public String toString() {
		return this.table + " " + this.chain + ": " + this.rule + "   [" + this.addresses + "]";
	}

}
