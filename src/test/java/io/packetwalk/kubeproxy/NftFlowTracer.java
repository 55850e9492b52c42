package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.packetwalk.kubeproxy.FlowTracer.Outcome;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.RecentLists;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.nftables.NftRuleset;

/**
 * Runs the first packet of a connection through the base chains of a node, hook by hook,
 * once for every endpoint it could be sent to.
 */
final class NftFlowTracer {

	private final NftRuleset rules;

	private final RecentLists noted = new RecentLists();

	private final Predicate<IpAddress> local = (address) -> address.isLoopback()
			|| ProxyVector.NODE_IPS.contains(address);

	NftFlowTracer(NftRuleset rules) {
		this.rules = rules;
	}

	Outcome trace(FiveTuple flow) {
		TreeSet<String> outputs = new TreeSet<>();
		TreeSet<Boolean> masquerades = new TreeSet<>();
		int choices = 1;
		for (int number = 0; number < choices; number++) {
			Numbered dice = new Numbered(number);
			Outcome outcome = new Way(flow, dice, new RecentLists()).walk();
			outputs.add(outcome.output());
			masquerades.add(outcome.masquerade());
			choices = Math.max(choices, dice.choices);
		}
		if (masquerades.size() > 1) {
			throw new IllegalStateException("masqueraded only sometimes: " + flow);
		}
		return new Outcome(String.join(", ", outputs), masquerades.first());
	}

	/** One connection of several: what the ones before noted is remembered. */
	Outcome connect(FiveTuple flow, int number) {
		return new Way(flow, new Numbered(number), this.noted).walk();
	}

	/** Draws this number wherever there is a choice. */
	private static final class Numbered implements Dice {

		private final int number;

		private int choices = 1;

		private Numbered(int number) {
			this.number = number;
		}

		@Override
		public Draw roll(String table, Chain chain, int index, double probability) {
			throw new IllegalStateException("nothing is rolled for in nftables mode");
		}

		@Override
		public Pick pick(String table, String chain, int index, List<String> candidates) {
			this.choices = Math.max(this.choices, candidates.size());
			return new Pick(Math.min(this.number, candidates.size() - 1), "drew " + this.number);
		}

	}

	private final class Way {

		private final Dice dice;

		private final RecentLists recent;

		private Packet packet;

		private String endpoint = "";

		private boolean masquerade;

		private Way(FiveTuple flow, Dice dice, RecentLists recent) {
			this.packet = Packet.fromSocket(flow, "SYN");
			this.dice = dice;
			this.recent = recent;
		}

		private Outcome walk() {
			boolean fromNode = NftFlowTracer.this.local.test(this.packet.src());
			String refused = at(fromNode ? Hook.OUTPUT : Hook.PREROUTING);
			boolean here = NftFlowTracer.this.local.test(this.packet.dst());
			if (refused.isEmpty() && (!fromNode || here)) {
				refused = at(here ? Hook.INPUT : Hook.FORWARD);
			}
			if (refused.isEmpty()) {
				at(Hook.POSTROUTING);
			}
			return new Outcome(refused.isEmpty() ? this.endpoint : refused, this.masquerade);
		}

		private String at(Hook hook) {
			for (BaseChain chain : NftFlowTracer.this.rules.at(hook)) {
				Surroundings around = new Surroundings("eth0", "cni0", ConntrackState.NEW, !this.endpoint.isEmpty(),
						false, NftFlowTracer.this.local, this.dice, this.recent);
				Traversal traversal = chain.run(this.packet, around);
				this.packet = traversal.packet();
				switch (traversal.verdict()) {
					case Verdict.Drop drop -> {
						return "DROP";
					}
					case Verdict.Reject reject -> {
						return "REJECT";
					}
					case Verdict.Dnat dnat -> {
						this.endpoint = dnat.address().withPort(dnat.port());
						this.packet = this.packet.withDestination(dnat.address(), dnat.port());
					}
					case Verdict.Masquerade masq -> this.masquerade = true;
					default -> {
					}
				}
			}
			return "";
		}

	}

}
