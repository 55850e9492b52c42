package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule of a chain: all its matches must hold, then its target acts.
 *
 * @param matches in the order iptables-save prints them: addresses, interfaces and
 * protocol first, then the modules in the order they were given
 * @param target what to do; null for a rule that only counts
 */
public record Rule(List<Match> matches, @Nullable Target target) implements TriedRule {

	public Rule {
		List<Match> sorted = new ArrayList<>(matches);
		sorted.sort(Comparator.comparingInt(Rule::rank));
		matches = List.copyOf(sorted);
	}

	/** {@code -A CHAIN …} as {@code iptables-save} prints it, from the matches on. */
	public String text() {
		StringBuilder text = new StringBuilder();
		this.matches.forEach((match) -> text.append(' ').append(match.text()));
		if (this.target != null) {
			text.append(' ').append(this.target.text());
		}
		return text.isEmpty() ? "" : text.substring(1);
	}

	@Override
	public String print(String chain) {
		return IptablesSave.print(chain, this);
	}

	/** Whether everything in it is understood here. */
	public boolean modelled() {
		return !(this.target instanceof Target.Opaque)
				&& this.matches.stream().noneMatch((match) -> match instanceof Match.Opaque);
	}

	private static int rank(Match match) {
		return switch (match) {
			case Match.Source source -> 0;
			case Match.Destination destination -> 1;
			case Match.InInterface in -> 2;
			case Match.OutInterface out -> 3;
			case Match.ProtocolName protocol -> 4;
			default -> 5;
		};
	}

}
