package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * The netfilter hooks of one node: whatever is hooked in, in the kernel's order; the nat
 * chains for a connection's first packet only, and for all others what the first one
 * decided.
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
		return prerouting(transit, new Crossing(Hook.PREROUTING, in, null));
	}

	/** A frame came in by a bridge's port, and the bridge shows it to netfilter. */
	Passage bridged(Transit transit, String bridge, String port) {
		return prerouting(transit, new Crossing(Hook.PREROUTING, bridge, null, port));
	}

	private Passage prerouting(Transit transit, Crossing at) {
		return translated(at, transit).and((passage) -> filters(at, passage, at.natPriority() + 1, Integer.MAX_VALUE));
	}

	/** A packet comes back in by the loopback device, still knowing its connection. */
	Passage preroutingAgain(Passage passage) {
		return filters(new Crossing(Hook.PREROUTING, "lo", null), passage, Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * A process of the node sends a packet: all that happens up to its translation.
	 * @param out the device routing chose before any translation
	 */
	Passage output(Transit transit, String out) {
		return translated(new Crossing(Hook.OUTPUT, null, out), transit);
	}

	/** What is hooked in to OUTPUT after the translation. */
	Passage outputFilters(Passage passage, String out) {
		Crossing at = new Crossing(Hook.OUTPUT, null, out);
		return filters(at, passage, at.natPriority() + 1, Integer.MAX_VALUE);
	}

	Passage forward(Passage passage, String in, String out) {
		return filters(new Crossing(Hook.FORWARD, in, out), passage, Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	/** A packet for the node itself: all that happens up to its delivery. */
	Passage input(Passage passage, String in) {
		return filters(new Crossing(Hook.INPUT, in, null), passage, Integer.MIN_VALUE, Crossing.IPVS);
	}

	/** A packet for the node itself is handed over. */
	Passage delivery(Passage passage, String in) {
		return source(new Crossing(Hook.INPUT, in, null), passage);
	}

	/** A packet is about to leave by a device. */
	Passage postrouting(Passage passage, String out) {
		Crossing at = new Crossing(Hook.POSTROUTING, null, out);
		return filters(at, passage, Integer.MIN_VALUE, at.natPriority()).and((filtered) -> source(at, filtered))
			.and((done) -> filters(at, done, at.natPriority() + 1, Integer.MAX_VALUE));
	}

	private Passage translated(Crossing at, Transit transit) {
		Passage raw = filters(at, new Passage(transit, Flow.unknown(transit.packet())), Integer.MIN_VALUE,
				Crossing.CONNTRACK);
		return raw.and((passage) -> tracked(passage, at.hook()))
			.and((passage) -> filters(at, passage, Crossing.CONNTRACK, at.natPriority()))
			.and((passage) -> destination(at, passage));
	}

	private Passage tracked(Passage passage, Hook hook) {
		return (passage.flow().state() == ConntrackState.UNTRACKED) ? passage
				: new Passage(passage.transit(), track(passage.transit(), hook));
	}

	private Flow track(Transit transit, Hook hook) {
		Flow flow = Flow.track(this.journey.conntrack(this.node.name()), transit.packet(), transit.about());
		transit.leg()
			.add(() -> StepDraft.of(StepType.CONNTRACK, "Connection tracking: " + flow.state(), conntrack())
				.level(Level.KERNEL)
				.at(hook, "conntrack")
				.packet(transit.packet())
				.conntrack(flow.view())
				.command("conntrack -L -p " + transit.packet().protocol().lower()));
		return flow;
	}

	private List<BaseChain> natChains(Hook hook) {
		return this.node.at(hook).stream().filter((chain) -> chain.kind() == BaseChain.Kind.NAT).toList();
	}

	private Passage destination(Crossing at, Passage passage) {
		Flow flow = passage.flow();
		if (flow.first()) {
			return firstDestination(at, passage);
		}
		Transit transit = passage.transit();
		if (!flow.confirmed()) {
			return passage;
		}
		Transit after = transit.translateDestination(flow);
		if (!after.packet().equals(transit.packet())) {
			this.steps.translated(at.hook(), transit, after, flow, Level.OPERATOR, "Destination put back by conntrack");
		}
		return new Passage(after, flow);
	}

	private Passage firstDestination(Crossing at, Passage passage) {
		Passage now = passage;
		for (BaseChain chain : natChains(at.hook())) {
			Transit transit = now.transit();
			Flow flow = now.flow();
			Traversal way = run(chain, at, transit.packet(), flow);
			Transit marked = transit.with(way.packet());
			Optional<Verdict.Dnat> target = target(at, way);
			if (target.isPresent()) {
				Verdict.Dnat dnat = target.get();
				Flow changed = flow.with(flow.entry().translateDestination(dnat.address(), dnat.port()));
				Transit after = marked.with(marked.packet().withDestination(dnat.address(), dnat.port()));
				this.steps.trapped(chain, at.hook(), transit, after, way, changed);
				return new Passage(after, changed);
			}
			if (ends(way)) {
				return filtered(chain, at, now, way);
			}
			this.steps.noService(chain, at.hook(), transit, marked, way);
			now = new Passage(marked, flow);
		}
		return now;
	}

	/** A redirection leads to the node itself, by the device the packet came in. */
	private Optional<Verdict.Dnat> target(Crossing at, Traversal way) {
		return switch (way.verdict()) {
			case Verdict.Dnat dnat -> Optional.of(dnat);
			case Verdict.Redirect redirect -> {
				Packet packet = way.packet();
				int port = (redirect.port() > 0) ? redirect.port() : packet.dport();
				IpAddress own = (at.hook() == Hook.OUTPUT) ? IpAddress.of(packet.dst().isV4() ? "127.0.0.1" : "::1")
						: deviceAddress(at.in(), packet);
				yield Optional.of(new Verdict.Dnat(own, port));
			}
			default -> Optional.empty();
		};
	}

	private static boolean ends(Traversal way) {
		return way.verdict() instanceof Verdict.Drop || way.verdict() instanceof Verdict.Reject;
	}

	/** The chains of a hook that see every packet, from one priority up to another. */
	private Passage filters(Crossing at, Passage passage, int from, int before) {
		Passage now = passage;
		for (BaseChain chain : this.node.at(at.hook())) {
			boolean here = chain.kind() == BaseChain.Kind.FILTER && chain.priority() >= from
					&& chain.priority() < before;
			if (here && now.end() == null) {
				now = filtered(chain, at, now, run(chain, at, now.transit().packet(), now.flow()));
			}
		}
		return now;
	}

	private Passage filtered(BaseChain chain, Crossing at, Passage passage, Traversal way) {
		Transit transit = passage.transit();
		Passage marked = new Passage(transit.with(way.packet()), marked(passage, way));
		FilterEnding ending = FilterEnding.of(way);
		if (way.trials().isEmpty() && ending.disposition() == null) {
			return marked;
		}
		if (ending.disposition() == null && transit.leg().silent()) {
			return marked;
		}
		StepDraft step = StepDraft.of(ending.type(), ending.title(), netfilter())
			.at(at.hook(), chain.table())
			.packet(transit.packet(), way.packet())
			.rules(RuleLadder.of(way.trials()))
			.command(NatSteps.listing(chain));
		if (ending.disposition() == null) {
			transit.leg().add(step.level(Level.KERNEL));
			return marked;
		}
		ending.service(this.journey.plane().cluster(), transit.packet())
			.ifPresent((service) -> step.because(this.journey.causes().service(service, "spec.selector")));
		transit.leg().add(step.story(StoryStage.KERNEL_TRAP));
		return marked.endedBy(
				ending.rejected() ? Arrival.Rejected.refused(this.node.name(), transit.packet(), ending.disposition())
						: new Arrival.Vanished(ending.disposition()));
	}

	/** What rules can do to a connection besides translating it. */
	private static Flow marked(Passage passage, Traversal way) {
		if (way.untracked()) {
			return Flow.untracked(passage.transit().packet());
		}
		Integer connmark = way.connmark();
		return (connmark != null) ? passage.flow().with(passage.flow().entry().withMark(connmark)) : passage.flow();
	}

	/** The source half of a translation; then the connection is remembered. */
	private Passage source(Crossing at, Passage passage) {
		if (!passage.flow().first()) {
			return new Passage(sourcePutBack(at.hook(), passage.transit(), passage.flow()), passage.flow());
		}
		return firstSource(at, passage).and((done) -> confirm(at.hook(), done));
	}

	private Passage firstSource(Crossing at, Passage passage) {
		Passage now = passage;
		for (BaseChain chain : natChains(at.hook())) {
			Traversal way = run(chain, at, now.transit().packet(), now.flow());
			Passage passed = rewritten(at, new Passage(now.transit().with(way.packet()), now.flow()), way.verdict());
			if (ends(way)) {
				return filtered(chain, at, now, way);
			}
			this.steps.source(chain, at.hook(), now.transit(), passed, way);
			if (!passed.transit().packet().tuple().equals(now.transit().packet().tuple())) {
				return passed;
			}
			now = passed;
		}
		return now;
	}

	private Passage rewritten(Crossing at, Passage passage, Verdict verdict) {
		return switch (verdict) {
			case Verdict.Masquerade masquerade ->
				masqueraded(passage, deviceAddress(at.out(), passage.transit().packet()));
			case Verdict.Snat snat -> masqueraded(passage, snat.address());
			default -> passage;
		};
	}

	private Passage confirm(Hook hook, Passage passage) {
		Passage done = new Passage(passage.transit(), passage.flow().confirm());
		passage.transit()
			.leg()
			.add(() -> StepDraft.of(StepType.CONNTRACK, "Connection remembered", conntrack())
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

	private Passage masqueraded(Passage passage, IpAddress address) {
		Packet packet = passage.transit().packet();
		int port = packet.protocol().hasPorts() ? Mix.between(this.journey.request().seed(),
				"masquerade/" + this.node.name() + "/" + packet.tuple(), 1024, 65535) : packet.sport();
		return new Passage(passage.transit().with(packet.withSource(address, port)),
				passage.flow().with(passage.flow().entry().translateSource(address, port)));
	}

	private IpAddress deviceAddress(@Nullable String device, Packet packet) {
		return this.node.namespace().sourceOn((device != null) ? device : "lo", packet.dst()).orElse(packet.src());
	}

	private Traversal run(BaseChain chain, Crossing at, Packet packet, Flow flow) {
		return this.journey.run(this.node, chain, at, packet, flow);
	}

	private Stop netfilter() {
		return this.steps.netfilter();
	}

	private Stop conntrack() {
		return this.steps.conntrack();
	}

}
