package io.packetwalk.nftables;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A chain of an nftables table.
 *
 * @param name its name
 * @param base where it is hooked in, null for a chain that is only jumped to
 * @param comment its comment, null for none
 * @param rules its rules, in order
 */
record NftChain(String name, @Nullable Base base, @Nullable String comment, List<NftRule> rules) {

	NftChain {
		rules = List.copyOf(rules);
	}

	/**
	 * The line {@code type filter hook input priority filter; policy accept;}.
	 *
	 * @param type {@code filter}, {@code nat} or {@code route}
	 * @param hook {@code prerouting}, {@code input}, …
	 * @param devices the devices of an {@code ingress} chain as written, else empty
	 * @param priority its place among the chains of the hook, lower ones first
	 * @param drop whether what no rule decides is dropped
	 */
	record Base(String type, String hook, String devices, int priority, boolean drop) {
	}

}
