package io.packetwalk.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.IpSet;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Table;

/**
 * The rules of two agents in one kernel: same tables, same built-in chains, chains of
 * their own beside each other.
 */
final class RulesetMerge {

	/** The built-in chains of each table, in the order iptables-save prints them. */
	private static final Map<String, List<String>> BUILT_IN = Map.of( //
			"raw", List.of("PREROUTING", "OUTPUT"), //
			"mangle", List.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"), //
			"security", List.of("INPUT", "FORWARD", "OUTPUT"), //
			"filter", List.of("INPUT", "FORWARD", "OUTPUT"), //
			"nat", List.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"));

	private RulesetMerge() {
	}

	/** Where both have rules in a chain, those of the upper one come first. */
	static Ruleset merge(Ruleset upper, Ruleset lower) {
		Map<String, Table> tables = new LinkedHashMap<>();
		for (String name : List.of("raw", "mangle", "security", "filter", "nat")) {
			Table above = upper.tables().get(name);
			Table below = lower.tables().get(name);
			if (above != null || below != null) {
				tables.put(name, new Table(name, chains(name, chainsOf(above), chainsOf(below))));
			}
		}
		List<IpSet> sets = new ArrayList<>(upper.sets().values());
		sets.addAll(lower.sets().values());
		return new Ruleset(tables, sets);
	}

	private static Map<String, Chain> chainsOf(@Nullable Table table) {
		return (table != null) ? table.chains() : Map.of();
	}

	private static Map<String, Chain> chains(String table, Map<String, Chain> above, Map<String, Chain> below) {
		Map<String, Chain> merged = new LinkedHashMap<>();
		Set<String> user = new TreeSet<>();
		user.addAll(above.keySet());
		user.addAll(below.keySet());
		for (String builtIn : BUILT_IN.getOrDefault(table, List.of())) {
			merged.put(builtIn, chain(builtIn, "ACCEPT", above.get(builtIn), below.get(builtIn)));
			user.remove(builtIn);
		}
		user.forEach((name) -> merged.put(name, userChain(name, above.get(name), below.get(name))));
		return merged;
	}

	/**
	 * Agents keep out of each other's chains, so nearly every chain is taken as it is.
	 */
	private static Chain userChain(String name, @Nullable Chain above, @Nullable Chain below) {
		if (above == null || below == null) {
			return (above != null) ? above : Objects.requireNonNull(below);
		}
		return chain(name, null, above, below);
	}

	private static Chain chain(String name, @Nullable String policy, @Nullable Chain above, @Nullable Chain below) {
		List<Rule> rules = Stream.of(rulesOf(above), rulesOf(below)).flatMap(List::stream).toList();
		boolean drop = dropsByDefault(above) || dropsByDefault(below);
		return new Chain(name, drop ? "DROP" : policy, rules);
	}

	private static List<Rule> rulesOf(@Nullable Chain chain) {
		return (chain != null) ? chain.rules() : List.of();
	}

	private static boolean dropsByDefault(@Nullable Chain chain) {
		return chain != null && "DROP".equals(chain.policy());
	}

}
