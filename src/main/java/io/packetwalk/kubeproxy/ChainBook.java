package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Table;

/** One table while its rules are being written. */
final class ChainBook {

	private final String table;

	private final Map<String, List<Rule>> chains = new LinkedHashMap<>();

	private final List<String> hooks;

	ChainBook(String table, Hook... hooks) {
		this.table = table;
		this.hooks = List.of(hooks).stream().map(Hook::name).toList();
		declare(this.hooks.toArray(String[]::new));
	}

	/** Makes chains, empty for now. */
	void declare(String... names) {
		for (String name : names) {
			this.chains.computeIfAbsent(name, (key) -> new ArrayList<>());
		}
	}

	/** {@code -A CHAIN …}, making the chain where there is none yet. */
	void append(String chain, Rule rule) {
		this.chains.computeIfAbsent(chain, (key) -> new ArrayList<>()).add(rule);
	}

	boolean has(String chain) {
		return this.chains.containsKey(chain);
	}

	Table toTable() {
		Map<String, Chain> finished = new LinkedHashMap<>();
		this.chains.forEach((name, rules) -> finished.put(name, new Chain(name, policy(name), rules)));
		return new Table(this.table, finished);
	}

	private @Nullable String policy(String chain) {
		return this.hooks.contains(chain) ? "ACCEPT" : null;
	}

}
