package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.ipvs.RealServer;
import io.packetwalk.ipvs.Scheduling;
import io.packetwalk.ipvs.VirtualServer;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.trace.Choice;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * The kernel's built-in load balancer on one node
 * (<a href="https://docs.kernel.org/networking/ipvs-sysctl.html">IPVS</a>): it takes a
 * new connection to a virtual server before anybody on the node could.
 */
final class NodeBalancer {

	private final Journey journey;

	private final NodePlane node;

	NodeBalancer(Journey journey, NodePlane node) {
		this.journey = journey;
		this.node = node;
	}

	/**
	 * The scheduler's decision.
	 *
	 * @param real the real server taken
	 * @param why how it came about
	 */
	private record Taken(RealServer real, String why) {
	}

	/** The virtual server a new connection is for. */
	Optional<VirtualServer> server(Passage passage) {
		Packet packet = passage.transit().packet();
		return passage.flow().first() ? this.node.ipvs().lookup(packet.protocol(), packet.dst(), packet.dport())
				: Optional.empty();
	}

	/** Sends a new connection to one of the virtual server's real servers. */
	Passage balance(Passage passage, VirtualServer server, Hook at) {
		Packet packet = passage.transit().packet();
		Scheduling.Pick pick = pinned(server).map((real) -> new Scheduling.Pick(real, "pinned by the request"))
			.orElseGet(() -> this.journey.scheduling(this.node.name()).pick(server, packet.tuple()));
		RealServer real = pick.server();
		return (real == null) ? refused(passage, server, at, pick.why())
				: sent(passage, server, at, new Taken(real, pick.why()));
	}

	private Optional<RealServer> pinned(VirtualServer server) {
		String pin = this.journey.pinned();
		return (pin == null) ? Optional.empty()
				: server.realServers()
					.stream()
					.filter((real) -> real.text().equals(pin) || pin.endsWith(":") && real.text().startsWith(pin))
					.findFirst();
	}

	private Passage refused(Passage passage, VirtualServer server, Hook at, String why) {
		StepDraft step = draft(StepType.REJECT, "Refused: no endpoints", server).at(at, "ipvs")
			.rules(new RuleLadder(List.of(new RuleTrial("ipvs", server.key(), "no real server", true, "REJECT", why)),
					1))
			.packet(passage.transit().packet())
			.story(StoryStage.KERNEL_TRAP);
		owner(server).ifPresent((owner) -> this.journey.plane()
			.cluster()
			.service(owner.namespace(), owner.service())
			.ifPresent((service) -> step.because(this.journey.causes().service(service, "spec.selector"))));
		passage.transit().leg().add(step);
		return passage.endedBy(Arrival.Rejected.refused(this.node.name(), passage.transit().packet(),
				Disposition.REJECTED_NO_ENDPOINTS));
	}

	private Passage sent(Passage passage, VirtualServer server, Hook at, Taken taken) {
		RealServer real = taken.real();
		Transit before = passage.transit();
		Transit after = before.with(before.packet().withDestination(real.address(), real.port()));
		Flow flow = passage.flow().with(passage.flow().entry().translateDestination(real.address(), real.port()));
		StepDraft step = draft(StepType.TRANSLATE, "IPVS sends it to a pod", server).at(at, "ipvs")
			.rules(new RuleLadder(trials(server, taken), server.realServers().size()))
			.packet(before.packet(), after.packet())
			.choice(Optional.of(choice(server, taken)))
			.conntrack(flow.view());
		owner(server).ifPresent((owner) -> step.because(this.journey.causes()
			.endpoint(new ChainOwner(owner.namespace(), owner.service(), owner.portIndex(), real.text()))));
		boolean story = before.leg().tellsTheWay() && before.direction() == Direction.FORWARD;
		before.leg().add(story ? step.story(StoryStage.DNAT) : step.level(Level.OPERATOR));
		return new Passage(after, flow);
	}

	private StepDraft draft(StepType type, String title, VirtualServer server) {
		return StepDraft.of(type, title, Stop.netfilter(this.node.name()))
			.command("ipvsadm -Ln --" + server.protocol().lower() + "-service "
					+ server.address().withPort(server.port()));
	}

	private static List<RuleTrial> trials(VirtualServer server, Taken taken) {
		return server.realServers().stream().map((real) -> {
			boolean matched = real.equals(taken.real());
			return new RuleTrial("ipvs", server.key(), "-> " + real.text() + " Masq " + real.weight(), matched,
					matched ? "MASQ" : "", matched ? taken.why() : "not its turn");
		}).toList();
	}

	private static Choice choice(VirtualServer server, Taken taken) {
		RealServer real = taken.real();
		List<String> all = server.realServers().stream().map(RealServer::text).toList();
		List<String> others = all.stream().filter((other) -> !other.equals(real.text())).toList();
		return new Choice(all.indexOf(real.text()) + 1, all.size(), 1, real.text(), others, taken.why());
	}

	private Optional<ChainOwner> owner(VirtualServer server) {
		return Optional.ofNullable(this.node.owners().get(server.key()));
	}

}
