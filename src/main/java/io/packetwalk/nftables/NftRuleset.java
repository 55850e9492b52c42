package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;

/**
 * What <a href="https://www.netfilter.org/projects/nftables/manpage.html">nft list
 * ruleset</a> shows of one network namespace.
 */
public final class NftRuleset {

	/** No tables at all. */
	public static final NftRuleset EMPTY = new NftRuleset(List.of());

	private final List<NftTable> tables;

	/** A packet crosses hooks often, and base chains are few among very many. */
	private final Map<Hook, List<BaseChain>> hooked = new EnumMap<>(Hook.class);

	NftRuleset(List<NftTable> tables) {
		this.tables = List.copyOf(tables);
		for (Hook hook : Hook.values()) {
			this.hooked.put(hook, hooked(hook));
		}
	}

	/**
	 * Reads a listing, or the commands of an {@code nft -f} file.
	 * @throws IllegalArgumentException with the line, where it cannot be read
	 */
	public static NftRuleset parse(String text) {
		List<NftTable> tables = new RulesetReader(text).read();
		tables.forEach((table) -> new Links(table).check());
		return new NftRuleset(tables);
	}

	/** These tables, and those of another ruleset after them. */
	public NftRuleset and(NftRuleset other) {
		return new NftRuleset(Stream.concat(this.tables.stream(), other.tables.stream()).toList());
	}

	/**
	 * The base chains at a hook, in the order the kernel asks them: of two with one
	 * priority, the one that was hooked in later is asked first.
	 */
	public List<BaseChain> at(Hook hook) {
		return this.hooked.getOrDefault(hook, List.of());
	}

	private List<BaseChain> hooked(Hook hook) {
		List<BaseChain> chains = new ArrayList<>();
		for (NftTable table : this.tables) {
			for (NftChain chain : table.chains().values()) {
				NftChain.Base base = chain.base();
				if (base != null && table.active() && base.hook().equals(hook.name().toLowerCase(Locale.ROOT))) {
					chains.add(new HookedChain(table, chain, base, hook));
				}
			}
		}
		Collections.reverse(chains);
		chains.sort(Comparator.comparingInt(BaseChain::priority));
		return List.copyOf(chains);
	}

	/**
	 * The chains a chain can jump or go to, also by way of verdict maps, in the order
	 * written; empty when there is no such chain.
	 * @param table e.g. {@code ip kube-proxy}
	 */
	public List<String> targets(String table, String chain) {
		return this.tables.stream()
			.filter((each) -> each.title().equals(table))
			.flatMap((each) -> each.targets(chain).stream())
			.toList();
	}

	/** The names of all chains, table by table. */
	public List<String> chains() {
		return this.tables.stream().flatMap((table) -> table.chains().keySet().stream()).toList();
	}

	/**
	 * The rules that say something which is not modelled, as {@code table chain: rule}.
	 */
	public List<String> notModelled() {
		return this.tables.stream()
			.flatMap((table) -> table.chains()
				.values()
				.stream()
				.flatMap((chain) -> chain.rules()
					.stream()
					.filter((rule) -> rule.statements().stream().anyMatch(Statement.Opaque.class::isInstance))
					.map((rule) -> table.title() + " " + chain.name() + ": " + rule.text())))
			.toList();
	}

	/** As {@code nft list ruleset} prints it. */
	public String print() {
		return RulesetText.of(this.tables);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NftRuleset that && this.tables.equals(that.tables);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.tables);
	}

	@Override
	public String toString() {
		return print();
	}

}
