package io.packetwalk.nftables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A table of nftables.
 *
 * @param family which packets it sees
 * @param name its name
 * @param flags its flags as printed, e.g. {@code dormant}; empty for none
 * @param comment its comment, null for none
 * @param objects what else it holds, in the order printed
 * @param sets its sets and maps by name, in order
 * @param chains its chains by name, in order
 */
record NftTable(Family family, String name, String flags, @Nullable String comment, List<NftObject> objects,
		Map<String, NftSet> sets, Map<String, NftChain> chains) {

	NftTable {
		objects = List.copyOf(objects);
		sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
		chains = Collections.unmodifiableMap(new LinkedHashMap<>(chains));
	}

	/** {@code ip kube-proxy}. */
	String title() {
		return this.family.keyword() + " " + this.name;
	}

	/** Whether its chains are asked at all. */
	boolean active() {
		return this.family.routed() && !this.flags.contains("dormant");
	}

	/** What a lookup looks in, null where there is no such set or it is not modelled. */
	@Nullable Elements elements(Lookup lookup) {
		return switch (lookup) {
			case Lookup.Inline inline -> inline.elements();
			case Lookup.Named named -> {
				NftSet set = this.sets.get(named.set());
				yield (set == null) ? null : set.elements();
			}
		};
	}

	/**
	 * The chains a chain leads to, in the order written; empty when there is none such.
	 */
	List<String> targets(String chain) {
		NftChain found = this.chains.get(chain);
		return (found == null) ? List.of()
				: found.rules()
					.stream()
					.flatMap((rule) -> rule.statements().stream())
					.flatMap(this::verdicts)
					.filter((verdict) -> verdict.kind().toChain())
					.map(NftVerdict::chain)
					.distinct()
					.toList();
	}

	private Stream<NftVerdict> verdicts(Statement statement) {
		return switch (statement) {
			case Statement.Decide decide -> Stream.of(decide.verdict());
			case Statement.Choose choose -> Stream.ofNullable(elements(choose.lookup()))
				.flatMap((elements) -> elements.list().stream())
				.map(SetElement::value)
				.flatMap((value) -> (value instanceof SetElement.Value.Decision(var verdict)) ? Stream.of(verdict)
						: Stream.empty());
			default -> Stream.empty();
		};
	}

}
