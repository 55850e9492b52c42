package io.packetwalk.walk;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.RulesetEvaluator;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.routing.Link;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * The netfilter hooks of one node: connection tracking first, then the nat chains for a
 * connection's first packet only, and for all others what the first one decided.
 */
final class NodeHooks {

	private final Journey journey;

	private final NodePlane node;

	private final NatSteps steps;

	NodeHooks(Journey journey, NodePlane node) {
		this.journey = journey;
		this.node = node;
		this.steps = new NatSteps(node, journey.causes());
	}

	/** A packet came in by a device. */
	Passage prerouting(Transit transit, String in) {
		return destination(Hook.PREROUTING, transit, track(transit, Hook.PREROUTING), in, null);
	}

	/**
	 * A process of the node sends a packet; the device is the one routing chose before
	 * any translation.
	 */
	Passage output(Transit transit, String out) {
		return destination(Hook.OUTPUT, transit, track(transit, Hook.OUTPUT), null, out);
	}

	private Flow track(Transit transit, Hook hook) {
		Flow flow = Flow.track(this.journey.conntrack(this.node.name()), transit.packet(), transit.about());
		transit.leg()
			.add(StepDraft.of(StepType.CONNTRACK, "Connection tracking: " + flow.state(), conntrack())
				.level(Level.KERNEL)
				.at(hook, "conntrack")
				.packet(transit.packet())
				.conntrack(flow.view())
				.command("conntrack -L -p " + transit.packet().protocol().lower()));
		return flow;
	}

	private Passage destination(Hook hook, Transit transit, Flow flow, @Nullable String in, @Nullable String out) {
		if (flow.first()) {
			return firstPacket(hook, transit, flow, in, out);
		}
		if (!flow.confirmed()) {
			return new Passage(transit, flow);
		}
		Transit after = transit.translateDestination(flow);
		if (!after.packet().equals(transit.packet())) {
			this.steps.translated(hook, transit, after, flow, Level.OPERATOR, "Destination put back by conntrack");
		}
		return new Passage(after, flow);
	}

	private Passage firstPacket(Hook hook, Transit transit, Flow flow, @Nullable String in, @Nullable String out) {
		Traversal way = run("nat", hook, transit, flow, in, out);
		Transit marked = transit.with(way.packet());
		if (!(way.verdict() instanceof Verdict.Dnat dnat)) {
			this.steps.noService(hook, transit, marked, way);
			return new Passage(marked, flow);
		}
		Flow changed = flow.with(flow.entry().translateDestination(dnat.address(), dnat.port()));
		Transit after = marked.with(marked.packet().withDestination(dnat.address(), dnat.port()));
		this.steps.trapped(hook, transit, after, way, changed);
		return new Passage(after, changed);
	}

	/** The filter table at a hook: empty when the packet goes on. */
	Optional<Arrival> filter(Hook hook, Transit transit, Flow flow, @Nullable String in, @Nullable String out) {
		Traversal way = run("filter", hook, transit, flow, in, out);
		FilterEnding ending = FilterEnding.of(way);
		if (way.trials().isEmpty()) {
			return Optional.empty();
		}
		StepDraft step = StepDraft.of(ending.type(), ending.title(), netfilter())
			.at(hook, "filter")
			.packet(transit.packet(), way.packet())
			.rules(RuleLadder.of(way.trials()))
			.command("iptables-save -t filter");
		if (ending.disposition() == null) {
			transit.leg().add(step.level(Level.KERNEL));
			return Optional.empty();
		}
		ending.service(this.journey.plane().cluster())
			.ifPresent((service) -> step.because(this.journey.causes().service(service, "spec.selector")));
		transit.leg().add(step.story(StoryStage.KERNEL_TRAP));
		return Optional
			.of(ending.rejected() ? new Arrival.Rejected(this.node.name(), transit.packet(), ending.disposition())
					: new Arrival.Vanished(ending.disposition()));
	}

	/** A packet is about to leave by a device. */
	Passage postrouting(Transit transit, Flow flow, String out) {
		if (!flow.first()) {
			return new Passage(sourcePutBack(Hook.POSTROUTING, transit, flow), flow);
		}
		Traversal way = run("nat", Hook.POSTROUTING, transit, flow, null, out);
		Transit marked = transit.with(way.packet());
		Passage passed = switch (way.verdict()) {
			case Verdict.Masquerade masquerade -> masqueraded(marked, flow, deviceAddress(out, transit.packet()));
			case Verdict.Snat snat -> masqueraded(marked, flow, snat.address());
			default -> new Passage(marked, flow);
		};
		boolean rewritten = !passed.transit().packet().tuple().equals(transit.packet().tuple());
		if (!way.trials().isEmpty()) {
			transit.leg()
				.add(StepDraft
					.of(rewritten ? StepType.TRANSLATE : StepType.RULES,
							rewritten ? "Source rewritten (masquerade)" : "Source kept", netfilter())
					.level(rewritten ? Level.OPERATOR : Level.KERNEL)
					.at(Hook.POSTROUTING, "nat")
					.packet(transit.packet(), passed.transit().packet())
					.rules(RuleLadder.of(way.trials()))
					.conntrack(passed.flow().view())
					.command("iptables-save -t nat | grep POSTROUTING"));
		}
		return confirm(Hook.POSTROUTING, passed);
	}

	/** A packet for the node itself has passed its filter. */
	Passage confirmInput(Transit transit, Flow flow) {
		if (!flow.first()) {
			return new Passage(sourcePutBack(Hook.INPUT, transit, flow), flow);
		}
		return confirm(Hook.INPUT, new Passage(transit, flow));
	}

	private Passage confirm(Hook hook, Passage passage) {
		Passage done = new Passage(passage.transit(), passage.flow().confirm());
		passage.transit()
			.leg()
			.add(StepDraft.of(StepType.CONNTRACK, "Connection remembered", conntrack())
				.level(Level.KERNEL)
				.at(hook, "conntrack")
				.packet(passage.transit().packet())
				.conntrack(done.flow().view())
				.command("conntrack -L -p " + passage.transit().packet().protocol().lower()));
		return done;
	}

	private Transit sourcePutBack(Hook hook, Transit transit, Flow flow) {
		if (!flow.confirmed()) {
			return transit;
		}
		Transit after = transit.translateSource(flow);
		if (!after.packet().equals(transit.packet())) {
			this.steps.translated(hook, transit, after, flow, Level.STORY, "Service address put back");
		}
		return after;
	}

	private Passage masqueraded(Transit transit, Flow flow, IpAddress address) {
		Packet packet = transit.packet();
		int port = packet.protocol().hasPorts() ? Mix.between(this.journey.request().seed(),
				"masquerade/" + this.node.name() + "/" + packet.tuple(), 1024, 65535) : packet.sport();
		return new Passage(transit.with(packet.withSource(address, port)),
				flow.with(flow.entry().translateSource(address, port)));
	}

	private IpAddress deviceAddress(String device, Packet packet) {
		return this.node.namespace()
			.link(device)
			.map(Link::addresses)
			.flatMap((held) -> held.stream()
				.map((cidr) -> cidr.address())
				.filter((a) -> a.family() == packet.dst().family())
				.findFirst())
			.orElse(packet.src());
	}

	private Traversal run(String table, Hook hook, Transit transit, Flow flow, @Nullable String in,
			@Nullable String out) {
		return RulesetEvaluator.run(this.node.rules(), table, hook, transit.packet(),
				new Surroundings(in, out, flow.state(), flow.entry().dnat(), flow.entry().snat(),
						this.node.namespace()::owns, this.journey.dice(this.node.name()),
						this.journey.recent(this.node.name())));
	}

	private Stop netfilter() {
		return Stop.netfilter(this.node.name());
	}

	private Stop conntrack() {
		return Stop.conntrack(this.node.name());
	}

}
