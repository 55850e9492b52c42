package io.packetwalk.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to a packet at one place. A step that moves or rewrites lists
 * every field it changed; the slots are those of the hop inspector, empty where a step
 * has nothing to say.
 *
 * @param n its number in the whole trace, from 1
 * @param at model time since the request began, in microseconds
 * @param type what happens
 * @param title two to five words, e.g. {@code DNAT to a pod}
 * @param levels the levels it is shown at
 * @param hook the netfilter hook, null where there is none
 * @param table the netfilter table, null where there is none
 * @param stop the box of the picture it happens in: a vertex id
 * @param packet the packet before and after; null where there is no packet (a resolver
 * deciding, a proxy routing)
 * @param changes every field that differs between the two
 * @param rules the rules tried, in order
 * @param rulesTried how many were tried; more than listed when a long run of losers was
 * left out
 * @param route the routing or neighbour decision, null where there is none
 * @param conntrack the connection tracking entry, null where not looked at
 * @param choice the balancing decision, null where there is none
 * @param dns the DNS message, null outside DNS
 * @param http the proxy's decision, null outside HTTP
 * @param cause the lines of YAML behind it
 * @param assumed what had to be assumed because the manifests do not say it; empty when
 * nothing
 * @param command a command that shows the same on a real node; empty when there is none
 * @param says the sentences
 */
public record Step(int n, long at, StepType type, String title, List<Level> levels, @Nullable String hook,
		@Nullable String table, String stop, @Nullable PacketChange packet, List<FieldChange> changes,
		List<RuleTrial> rules, int rulesTried, @Nullable RouteChoice route, @Nullable ConntrackView conntrack,
		@Nullable Choice choice, @Nullable DnsMessage dns, @Nullable HttpChoice http, List<Cause> cause, String assumed,
		String command, Says says) {

	public Step {
		levels = List.copyOf(levels);
		changes = List.copyOf(changes);
		rules = List.copyOf(rules);
		cause = List.copyOf(cause);
		List<FieldChange> differences = (packet == null) ? List.of()
				: FieldChange.between(packet.before(), packet.after());
		if (!differences.equals(changes)) {
			throw new IllegalArgumentException(
					"step " + n + " lists " + changes + " but its packets differ in " + differences);
		}
	}

	public Step withSays(Says sentences) {
		return new Step(this.n, this.at, this.type, this.title, this.levels, this.hook, this.table, this.stop,
				this.packet, this.changes, this.rules, this.rulesTried, this.route, this.conntrack, this.choice,
				this.dns, this.http, this.cause, this.assumed, this.command, sentences);
	}

}
