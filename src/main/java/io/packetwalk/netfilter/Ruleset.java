package io.packetwalk.netfilter;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All tables of one address family in one network namespace. A value, save that it
 * remembers the indexes it was asked for.
 */
public final class Ruleset {

	/** No rules at all: every hook accepts. */
	public static final Ruleset EMPTY = new Ruleset(Map.of());

	private static final List<String> SAVE_ORDER = List.of("mangle", "security", "raw", "filter", "nat");

	private final Map<String, Table> tables;

	private final Map<String, IpSet> sets;

	/** By table and chain name: looked up only, never listed. */
	private final Map<String, DestinationIndex> indexes = new ConcurrentHashMap<>();

	private final Map<Hook, List<BaseChain>> chains = new ConcurrentHashMap<>();

	/** The tables by name, in any order. */
	public Ruleset(Map<String, Table> tables) {
		this(tables, List.of());
	}

	/** The tables by name, in any order, and the sets their rules look things up in. */
	public Ruleset(Map<String, Table> tables, Collection<IpSet> sets) {
		Map<String, IpSet> byName = new LinkedHashMap<>();
		sets.forEach((set) -> byName.put(set.name(), set));
		this.sets = Collections.unmodifiableMap(byName);
		Map<String, Table> sorted = new LinkedHashMap<>();
		tables.values()
			.stream()
			.sorted(Comparator.comparingInt((table) -> SAVE_ORDER.indexOf(table.name())))
			.forEach((table) -> sorted.put(table.name(), table));
		this.tables = Collections.unmodifiableMap(sorted);
	}

	/**
	 * The tables by name, in the order iptables-save prints them: mangle, filter, nat
	 * (nft back end).
	 */
	public Map<String, Table> tables() {
		return this.tables;
	}

	public Optional<Table> table(String name) {
		return Optional.ofNullable(this.tables.get(name));
	}

	/** The sets by name, in the order they were made: {@link IpSetSave} prints them. */
	public Map<String, IpSet> sets() {
		return this.sets;
	}

	/**
	 * The rules with a match or a target that is not modelled, as {@code table: rule}.
	 */
	public List<String> notModelled() {
		return this.tables.values()
			.stream()
			.flatMap((table) -> table.inOrder()
				.stream()
				.flatMap((chain) -> chain.rules()
					.stream()
					.filter((rule) -> !rule.modelled())
					.map((rule) -> table.name() + ": " + IptablesSave.print(chain.name(), rule))))
			.toList();
	}

	/**
	 * The built-in chains at a hook that there are, in the order the kernel asks them.
	 */
	public List<BaseChain> at(Hook hook) {
		return this.chains.computeIfAbsent(hook,
				(asked) -> this.tables.values()
					.stream()
					.filter((table) -> table.chain(asked.name()).isPresent())
					.<BaseChain>map((table) -> new IptablesChain(this, asked, table.name()))
					.sorted(Comparator.comparingInt(BaseChain::priority))
					.toList());
	}

	DestinationIndex index(Table table, Chain chain) {
		return this.indexes.computeIfAbsent(table.name() + " " + chain.name(), (key) -> DestinationIndex.of(chain));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Ruleset that && this.tables.equals(that.tables) && this.sets.equals(that.sets);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.tables, this.sets);
	}

	@Override
	public String toString() {
		return IptablesSave.print(this);
	}

}
