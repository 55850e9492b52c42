package io.packetwalk.walk;

import java.util.List;
import java.util.OptionalInt;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * Writes down what the nat table and connection tracking do to addresses.
 *
 * @param node the node it happens on
 * @param causes finds the lines behind Service rules
 */
record NatSteps(NodePlane node, CauseFinder causes) {

	/** The nat chains let a new connection's packet go on as it is. */
	void noService(BaseChain chain, Hook hook, Transit before, Transit after, Traversal way) {
		if (way.trials().isEmpty() || before.leg().silent()) {
			return;
		}
		before.leg()
			.add(StepDraft.of(StepType.RULES, title(way), netfilter())
				.level(Level.KERNEL)
				.at(hook, chain.table())
				.packet(before.packet(), after.packet())
				.rules(RuleLadder.of(way.trials()))
				.because(this.causes.of(way.trials(), this.node.owners()))
				.command(listing(chain)));
	}

	/**
	 * The two acts of a ClusterIP: a rule catches the packet, then one endpoint is chosen
	 * and written into it.
	 */
	void trapped(BaseChain chain, Hook hook, Transit before, Transit after, Traversal way, Flow flow) {
		if (before.leg().silent()) {
			return;
		}
		OptionalInt hostPort = Balancing.hostPortRule(way.trials());
		if (inPod()) {
			forwarded(chain, hook, before, after, way, flow);
		}
		else if (hostPort.isPresent()) {
			mapped(chain, hook, before, after, way, flow, hostPort.getAsInt());
		}
		else {
			balanced(chain, hook, before, after, way, flow);
		}
	}

	private void balanced(BaseChain chain, Hook hook, Transit before, Transit after, Traversal way, Flow flow) {
		int caught = Balancing.firstServiceRule(way.trials(), this.node.owners());
		List<Trial> until = way.trials().subList(0, caught + 1);
		List<Trial> rest = way.trials().subList(caught + 1, way.trials().size());
		Trial catching = way.trials().get(caught);
		boolean nodePort = catching.chain().equals("KUBE-NODEPORTS") || catching.text().endsWith("@service-nodeports");
		StepDraft trap = StepDraft
			.of(StepType.RULES, nodePort ? "The NodePort rule catches it" : "A Service rule catches it", netfilter())
			.at(hook, chain.table())
			.packet(before.packet())
			.rules(RuleLadder.of(until))
			.because(this.causes.of(until, this.node.owners()))
			.command(listing(chain, catching.verdict()));
		before.leg().add(tell(before, trap, nodePort ? StoryStage.NODE_PORT : StoryStage.KERNEL_TRAP, Level.KERNEL));
		StepDraft dnat = StepDraft.of(StepType.TRANSLATE, "DNAT to a pod", netfilter())
			.at(hook, chain.table())
			.packet(before.packet(), after.packet())
			.rules(RuleLadder.of(rest))
			.choice(Balancing.choice(way.trials(), this.node))
			.conntrack(flow.view())
			.because(this.causes.of(rest, this.node.owners()))
			.command(Balancing.endpointChain(way.trials(), this.node.owners())
				.map((endpoint) -> listing(chain, endpoint))
				.orElse(listing(chain)));
		before.leg().add(tell(before, dnat, StoryStage.DNAT, Level.OPERATOR));
	}

	/** A pod translates by rules it wrote itself. */
	private void forwarded(BaseChain chain, Hook hook, Transit before, Transit after, Traversal way, Flow flow) {
		StepDraft dnat = StepDraft.of(StepType.TRANSLATE, "DNAT by the pod's own rules", netfilter())
			.at(hook, chain.table())
			.packet(before.packet(), after.packet())
			.rules(RuleLadder.of(way.trials()))
			.conntrack(flow.view())
			.command(listing(chain));
		before.leg().add(tell(before, dnat, StoryStage.LOAD_BALANCER, Level.OPERATOR));
	}

	/** The two acts of a host port: caught for whoever has it, and translated. */
	private void mapped(BaseChain chain, Hook hook, Transit before, Transit after, Traversal way, Flow flow,
			int caught) {
		List<Trial> until = way.trials().subList(0, caught + 1);
		List<Cause> lines = this.causes.hostPort(after.packet().dst(), before.packet().dport());
		StepDraft trap = StepDraft.of(StepType.RULES, "The hostPort rule catches it", netfilter())
			.at(hook, chain.table())
			.packet(before.packet())
			.rules(RuleLadder.of(until))
			.because(lines)
			.command(listing(chain, way.trials().get(caught).verdict()));
		before.leg().add(tell(before, trap, StoryStage.NODE_PORT, Level.KERNEL));
		StepDraft dnat = StepDraft.of(StepType.TRANSLATE, "DNAT to the pod with the host port", netfilter())
			.at(hook, chain.table())
			.packet(before.packet(), after.packet())
			.rules(RuleLadder.of(way.trials().subList(caught + 1, way.trials().size())))
			.conntrack(flow.view())
			.because(lines)
			.command(listing(chain, way.trials().get(caught).verdict()));
		before.leg().add(tell(before, dnat, StoryStage.DNAT, Level.OPERATOR));
	}

	/** The nat chains at the end of a new connection's way through the node. */
	void source(BaseChain chain, Hook hook, Transit before, Passage after, Traversal way) {
		if (way.trials().isEmpty() || before.leg().silent()) {
			return;
		}
		Packet packet = after.transit().packet();
		boolean rewritten = !packet.tuple().equals(before.packet().tuple());
		before.leg()
			.add(StepDraft
				.of(rewritten ? StepType.TRANSLATE : StepType.RULES,
						rewritten ? "Source rewritten (masquerade)" : "Source kept", netfilter())
				.level(rewritten ? Level.OPERATOR : Level.KERNEL)
				.at(hook, chain.table())
				.packet(before.packet(), packet)
				.rules(RuleLadder.of(way.trials()))
				.conntrack(after.flow().view())
				.command(listing(chain, chain.name())));
	}

	/** The command that lists a chain's table. */
	static String listing(BaseChain chain) {
		return nft(chain) ? "nft list chain " + chain.table() + " " + chain.name()
				: "iptables-save -t " + chain.table();
	}

	/** The command that lists one chain of a table. */
	private static String listing(BaseChain chain, String wanted) {
		return nft(chain) ? "nft list chain " + chain.table() + " " + wanted
				: "iptables-save -t " + chain.table() + " | grep " + wanted;
	}

	private static boolean nft(BaseChain chain) {
		return chain.table().indexOf(' ') > 0;
	}

	/** Within a DNS question the node's work is a detail; elsewhere it is the story. */
	private static StepDraft tell(Transit transit, StepDraft draft, StoryStage stage, Level otherwise) {
		boolean story = transit.leg().tellsTheWay() && transit.direction() == Direction.FORWARD;
		return story ? draft.story(stage) : draft.level(otherwise);
	}

	private String title(Traversal way) {
		boolean service = way.trials()
			.stream()
			.anyMatch((trial) -> trial.matched() && this.node.owners().containsKey(trial.verdict()));
		return service ? "A Service rule, but no endpoint" : "No Service rule takes it";
	}

	/** Connection tracking puts an address back; no rule is asked. */
	void translated(Hook hook, Transit before, Transit after, Flow flow, Level level, String title) {
		if (before.leg().silent()) {
			return;
		}
		StepDraft step = StepDraft.of(StepType.TRANSLATE, title, conntrack())
			.at(hook, "nat")
			.packet(before.packet(), after.packet())
			.conntrack(flow.view())
			.command("conntrack -L -p " + before.packet().protocol().lower());
		boolean story = level == Level.STORY && before.leg().tellsTheWay() && before.direction() == Direction.REVERSE;
		before.leg().add(story ? step.story(StoryStage.REVERSE_PATH) : step.level(Level.OPERATOR));
	}

	/** Where a node's rules are; those of a pod that forwards packets are in the pod. */
	Stop netfilter() {
		return inPod() ? new Stop(this.node.name()) : Stop.netfilter(this.node.name());
	}

	Stop conntrack() {
		return inPod() ? new Stop(this.node.name()) : Stop.conntrack(this.node.name());
	}

	private boolean inPod() {
		return this.node.name().startsWith("pod/");
	}

}
