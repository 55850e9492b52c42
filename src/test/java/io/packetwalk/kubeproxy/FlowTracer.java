package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.RecentLists;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.RulesetEvaluator;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;

/**
 * Runs the first packet of a connection through a node, once for every endpoint it could
 * be sent to.
 */
final class FlowTracer {

	private final Ruleset rules;

	private final Predicate<IpAddress> local = (address) -> address.isLoopback()
			|| ProxyVector.NODE_IPS.contains(address);

	FlowTracer(Ruleset rules) {
		this.rules = rules;
	}

	/**
	 * What became of it.
	 *
	 * @param output the endpoints, sorted and joined; {@code ACCEPT}, {@code DROP} or
	 * {@code REJECT} when a rule said so; empty when no rule took it
	 * @param masquerade whether its source is rewritten
	 */
	record Outcome(String output, boolean masquerade) {
	}

	Outcome trace(FiveTuple flow) {
		TreeSet<String> outputs = new TreeSet<>();
		TreeSet<Boolean> masquerades = new TreeSet<>();
		boolean more = true;
		for (int declined = 0; more; declined++) {
			Scripted dice = new Scripted(declined);
			Outcome outcome = once(flow, dice);
			outputs.add(outcome.output());
			masquerades.add(outcome.masquerade());
			more = dice.took;
		}
		if (masquerades.size() > 1) {
			throw new IllegalStateException("masqueraded only sometimes: " + flow);
		}
		return new Outcome(String.join(", ", outputs), masquerades.first());
	}

	private Outcome once(FiveTuple flow, Dice dice) {
		Packet packet = Packet.fromSocket(flow, "SYN");
		boolean fromNode = this.local.test(flow.src());
		Traversal nat = run("nat", fromNode ? Hook.OUTPUT : Hook.PREROUTING, packet, dice, false);
		packet = nat.packet();
		String endpoint = "";
		if (nat.verdict() instanceof Verdict.Dnat dnat) {
			endpoint = dnat.address().withPort(dnat.port());
			packet = packet.withDestination(dnat.address(), dnat.port());
		}
		boolean dnat = !endpoint.isEmpty();
		String filtered = fromNode ? said(run("filter", Hook.OUTPUT, packet, dice, dnat)) : "";
		if (filtered.isEmpty() && (!fromNode || this.local.test(packet.dst()))) {
			Hook hook = this.local.test(packet.dst()) ? Hook.INPUT : Hook.FORWARD;
			filtered = said(run("filter", hook, packet, dice, dnat));
		}
		Traversal post = run("nat", Hook.POSTROUTING, packet, dice, dnat);
		boolean refused = filtered.equals("DROP") || filtered.equals("REJECT");
		return new Outcome((dnat && !refused) ? endpoint : filtered, post.verdict() instanceof Verdict.Masquerade);
	}

	/** What a rule said, empty when only the policy spoke. */
	private static String said(Traversal traversal) {
		String last = traversal.trials().isEmpty() ? "" : traversal.trials().getLast().verdict();
		boolean matched = !traversal.trials().isEmpty() && traversal.trials().stream().anyMatch(Trial::matched);
		boolean terminal = last.equals("ACCEPT") || last.equals("DROP") || last.equals("REJECT");
		return (matched && terminal) ? last : "";
	}

	private Traversal run(String table, Hook hook, Packet packet, Dice dice, boolean dnat) {
		Surroundings around = new Surroundings("eth0", "cni0", ConntrackState.NEW, dnat, false, this.local, dice,
				new RecentLists());
		return RulesetEvaluator.run(this.rules, table, hook, packet, around);
	}

	/** Declines so many draws, then takes one. */
	private static final class Scripted implements Dice {

		private int left;

		private boolean took;

		private Scripted(int declined) {
			this.left = declined;
		}

		@Override
		public Draw roll(String table, Chain chain, int index, double probability) {
			boolean taken = this.left-- == 0;
			this.took |= taken;
			return new Draw(taken, "scripted");
		}

		@Override
		public Pick pick(String table, String chain, int index, List<String> candidates) {
			int number = Math.min(this.left, candidates.size() - 1);
			this.left -= candidates.size() - 1;
			this.took |= number < candidates.size() - 1;
			return new Pick(number, "scripted");
		}

	}

}
