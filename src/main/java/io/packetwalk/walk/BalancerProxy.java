package io.packetwalk.walk;

import java.util.Optional;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * A load balancer with <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode">{@code ipMode:
 * Proxy}</a>: it ends the client's connection and opens its own to a node port.
 *
 * @param journey the request's journey
 * @param network what its own connection is carried by
 * @param leg the client's connection
 */
record BalancerProxy(Journey journey, Network network, LegRecorder leg) {

	/** The Service port that it listens on for a packet. */
	Optional<ServicePort> port(Packet packet) {
		return new Vips(this.journey).at(packet.dst(), packet)
			.filter(Vips.Vip::proxied)
			.flatMap((vip) -> Vips.port(vip.service(), packet))
			.filter((port) -> port.nodePort() > 0);
	}

	/** Takes the client's connection, has its own served, and answers. */
	Served serve(Station.Balancer at, Packet packet, ServicePort port, AppServer client) {
		this.leg.add(StepDraft.of(StepType.DELIVER, "The load balancer takes the connection", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet));
		this.leg.pause();
		LegRecorder own = this.journey.recorder()
			.open(this.leg.id(), this.leg.kind(), packet.protocol().name(), "the load balancer's own connection", true);
		AppServer behind = client.behind(own, new Start(at, null, "the load balancer"));
		Exchange.Result end = connect(at, packet, port, own, behind);
		client.takes(behind);
		this.leg.enter(Direction.REVERSE, Exchange.place(at));
		boolean served = end.disposition().success() || end.disposition() == Disposition.HTTP_ERROR;
		return served ? client.responds(end.disposition(), client.status())
				: client.responds(Disposition.CONNECTION_REFUSED, "connection closed");
	}

	private Exchange.Result connect(Station.Balancer at, Packet packet, ServicePort port, LegRecorder own,
			AppServer behind) {
		Node node = new Vips(this.journey).chosen(new Vips(this.journey).at(packet.dst(), packet).orElseThrow());
		FiveTuple tuple = new FiveTuple(packet.protocol(), at.address(), this.journey.ephemeralPort(packet.protocol()),
				node.internalIp(), port.nodePort());
		Packet first = Packet.fromSocket(tuple, packet.flags());
		StepDraft send = StepDraft.of(StepType.SEND, "The load balancer connects to " + node.name(), Exchange.stop(at))
			.story(StoryStage.LOAD_BALANCER)
			.packet(first)
			.assumed("ipMode is Proxy: the client's connection ends at the load balancer; its own comes from an address"
					+ " of its own, taken to be " + at.address() + ".");
		return new Exchange(this.network, own).run(at, first, send, behind);
	}

}
