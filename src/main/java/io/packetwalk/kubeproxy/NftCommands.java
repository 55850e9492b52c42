package io.packetwalk.kubeproxy;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.nftables.NftRuleset;

/**
 * The commands of one transaction, as kube-proxy feeds them to {@code nft -f -}: first
 * what has to be there, then the rules, then the elements that lead to them.
 */
final class NftCommands {

	private static final String TABLE = "kube-proxy";

	/** {@code ip kube-proxy}. */
	private final String table;

	/** {@code ip} or {@code ip6}. */
	private final String family;

	private final StringBuilder objects = new StringBuilder();

	private final StringBuilder rules = new StringBuilder();

	private final StringBuilder elements = new StringBuilder();

	NftCommands(AddressFamily family) {
		this.family = (family == AddressFamily.IPV6) ? "ip6" : "ip";
		this.table = this.family + " " + TABLE;
		this.objects.append("add table ").append(this.table).append(" { comment \"rules for kube-proxy\" ; }\n");
	}

	private void add(StringBuilder to, String kind, String words) {
		to.append("add ").append(kind).append(' ').append(this.table).append(' ').append(words).append('\n');
	}

	/** A field of the IP header: {@code ip saddr}. */
	String ip(String field) {
		return this.family + " " + field;
	}

	/** What the set types call an address. */
	String addressType() {
		return this.family.equals("ip6") ? "ipv6_addr" : "ipv4_addr";
	}

	void baseChain(String name, String type, String hook, int priority) {
		chain(name + " { type " + type + " hook " + hook + " priority " + priority + " ; }");
	}

	void chain(String name) {
		add(this.objects, "chain", name);
	}

	void set(String name, String lines) {
		add(this.objects, "set", name + " { " + lines + " ; }");
	}

	/** A verdict map; {@code keys} are what its keys are made of. */
	void map(String name, String keys, String comment) {
		add(this.objects, "map", name + " { type " + keys + " : verdict ; comment \"" + comment + "\" ; }");
	}

	void rule(String chain, String words) {
		add(this.rules, "rule", chain + " " + words);
	}

	void element(String set, String words) {
		add(this.elements, "element", set + " { " + words + " }");
	}

	NftRuleset run() {
		return NftRuleset.parse(this.objects.append(this.rules).append(this.elements).toString());
	}

}
