package io.packetwalk.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.AddressOrder;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/** One connection of a request: look the name up, connect, take the answer. */
final class Walk {

	private final Journey journey;

	private final Network network;

	private final Start start;

	private final Destination to;

	private final Map<String, Integer> distribution = new TreeMap<>();

	private @Nullable HttpResult http;

	Walk(Journey journey, Start start, Destination to) {
		this.journey = journey;
		this.network = new Network(journey);
		this.start = start;
		this.to = to;
	}

	/** Where each connection ended, by endpoint. */
	Map<String, Integer> distribution() {
		return this.distribution;
	}

	@Nullable HttpResult http() {
		return this.http;
	}

	Disposition run() {
		Optional<IpAddress> literal = IpAddress.parse(this.to.host());
		if (literal.isPresent() && !this.to.scheme().equals("dns")) {
			return connect(literal.get(), this.to.port(), null);
		}
		return (this.start.station() instanceof Station.Beyond) ? fromOutside() : resolveAndConnect();
	}

	private Disposition resolveAndConnect() {
		if (!this.to.scheme().equals("dns") && this.start.pod() == null
				&& this.journey.plane().cluster().node(this.to.host()).isPresent()) {
			return connect(this.journey.plane().cluster().node(this.to.host()).orElseThrow().internalIp(),
					this.to.port(), resolved("Node names are assumed to be in the node's /etc/hosts.", null));
		}
		NameQuestion wanted = this.to.question();
		Lookup lookup = new NameLookup(this.journey, this.network, this.start).lookup(wanted);
		Disposition answer = NameLookup.disposition(lookup);
		if (answer != Disposition.ANSWERED) {
			this.journey.recorder().pass(lookup.elapsedMicros());
			return giveUp(wanted, lookup, answer);
		}
		if (this.to.scheme().equals("dns")) {
			return Disposition.ANSWERED;
		}
		List<IpAddress> inOrder = inOrder(lookup.addresses());
		IpAddress address = inOrder.stream().filter(this::reachable).findFirst().orElse(inOrder.getFirst());
		DnsMessage message = DnsMessage.known(lookup.canonical().isEmpty() ? this.to.host() : lookup.canonical(), "A",
				"NOERROR", inOrder.stream().map(IpAddress::toString).toList(), true, "");
		String hosts = lookup.exchanges().isEmpty() ? "/etc/hosts has the name, so no name server is asked." : "";
		return connect(address, this.to.port(), resolved(hosts, hosts.isEmpty() ? message : null));
	}

	/** As the program gets them from its C library. */
	private List<IpAddress> inOrder(List<IpAddress> addresses) {
		Pod pod = this.start.pod();
		if (pod == null || addresses.size() == 1) {
			return addresses;
		}
		return this.journey.plane()
			.pod(pod.key())
			.stream()
			.flatMap((namespace) -> namespace.links().stream())
			.flatMap((link) -> link.addresses().stream())
			.filter((held) -> held.address().equals(pod.ip()))
			.findFirst()
			.map((own) -> AddressOrder.of(LibcChoice.of(this.journey.request().libc(), pod).libc(), addresses, own))
			.orElse(addresses);
	}

	/** getaddrinfo sorts addresses it cannot reach behind those it can. */
	private boolean reachable(IpAddress address) {
		return this.start.pod() == null
				|| this.start.pod().ips().stream().anyMatch((ip) -> ip.family() == address.family());
	}

	private StepDraft resolved(String assumed, @Nullable DnsMessage message) {
		StepDraft step = StepDraft
			.of(StepType.RESOLVE, "The name is an address now", Exchange.stop(this.start.station()))
			.level(Level.OPERATOR)
			.assumed(assumed)
			.command(this.to.lookupCommand());
		return (message != null) ? step.dns(message) : step;
	}

	/** The name leads nowhere: nothing is sent. */
	private Disposition giveUp(NameQuestion wanted, Lookup lookup, Disposition why) {
		LegRecorder leg = open();
		leg.enter(Direction.FORWARD, Exchange.place(this.start.station()));
		leg.add(StepDraft.of(StepType.RESOLVE, "No address, so nothing is sent", Exchange.stop(this.start.station()))
			.story(StoryStage.RESPONSE)
			.dns(DnsMessage.known(this.to.host(), wanted.types().getFirst(), lookup.outcome(), List.of(), false,
					(lookup.eai().isEmpty() ? lookup.outcome() : lookup.eai()) + " after " + lookup.exchanges().size()
							+ (lookup.exchanges().size() == 1 ? " question" : " questions")))
			.command(this.to.lookupCommand()));
		leg.close(why);
		return why;
	}

	private Disposition fromOutside() {
		Optional<OutsideNames.Published> published = new OutsideNames(this.journey.plane(),
				this.journey.request().via())
			.find(this.to);
		if (published.isEmpty()) {
			LegRecorder leg = open();
			leg.enter(Direction.FORWARD, Exchange.place(this.start.station()));
			leg.add(StepDraft
				.of(StepType.RESOLVE, "Nobody outside knows that name", Exchange.stop(this.start.station()))
				.story(StoryStage.EXTERNAL_DNS)
				.dns(DnsMessage.known(this.to.host() + ".", "A", "NXDOMAIN", List.of(), false,
						"Cluster names end at the cluster, no Ingress has this host, and no Outside document lists it.")));
			leg.close(Disposition.NXDOMAIN);
			return Disposition.NXDOMAIN;
		}
		OutsideNames.Published way = published.get();
		List<Cause> lines = (way.origin() == null) ? List.of()
				: this.journey.causes().causes().find(way.origin()).map(List::of).orElse(List.of());
		StepDraft step = StepDraft
			.of(StepType.RESOLVE, "Public DNS knows the way in", Exchange.stop(this.start.station()))
			.story(StoryStage.EXTERNAL_DNS)
			.dns(DnsMessage.known(this.to.host() + ".", "A", "NOERROR", List.of(way.address().toString()), false,
					way.how()))
			.because(lines)
			.assumed(way.assumed() ? "No document describes public DNS, so this is assumed: " + way.how() + "." : "");
		if (this.to.scheme().equals("dns")) {
			LegRecorder leg = open();
			leg.enter(Direction.FORWARD, Exchange.place(this.start.station()));
			leg.add(step);
			leg.close(Disposition.ANSWERED);
			return Disposition.ANSWERED;
		}
		return connect(way.address(), way.port(), step, way.tunnel());
	}

	private LegRecorder open() {
		Protocol protocol = this.to.protocol();
		return this.journey.recorder()
			.open(null, this.to.http() ? Leg.Kind.HTTP : Leg.Kind.CONNECTION, protocol.name(),
					(this.to.http() ? this.journey.request().method() + " " : "") + this.to);
	}

	private Disposition connect(IpAddress address, int port, @Nullable StepDraft before) {
		return connect(address, port, before, null);
	}

	private Disposition connect(IpAddress address, int port, @Nullable StepDraft before,
			@Nullable CloudflareTunnel tunnel) {
		LegRecorder leg = open();
		Protocol protocol = this.to.protocol();
		IpAddress source = Exchange.source(this.network, this.journey, this.start.station(), address);
		requireOneFamily(source, address);
		leg.enter(Direction.FORWARD, Exchange.place(this.start.station()));
		if (before != null) {
			leg.add(before);
		}
		Packet packet = Packet.fromSocket(
				new FiveTuple(protocol, source, this.journey.ephemeralPort(protocol), address,
						protocol.hasPorts() ? port : 0),
				(protocol == Protocol.TCP) ? "SYN" : (protocol == Protocol.ICMP) ? "echo-request" : "");
		IngressProxy proxy = new IngressProxy(this.journey, this.network, this.to);
		AppServer server = new AppServer(this.journey, this.network, leg, this.start,
				this.to.http() ? proxy.asked(port) : null, proxy);
		TunnelEdge edge = new TunnelEdge(this.journey, this.network, this.to, proxy.asked(port), tunnel);
		Exchange.Result result = new Exchange(this.network, leg).run(this.start.station(), packet,
				sends(address, packet),
				(tunnel == null) ? server : (at, arrived) -> edge.serve(leg, at, arrived, server::responds));
		if (result.arrived() != null && result.disposition().answered()) {
			String end = result.arrived().dst().withPort(result.arrived().dport());
			String backend = (edge.upstream() != null) ? edge.upstream() : proxy.upstream();
			this.distribution.merge((backend != null) ? backend : end, 1, Integer::sum);
		}
		if (this.to.http() && this.http == null) {
			this.http = (edge.result() != null) ? edge.result() : (proxy.result() != null) ? proxy.result()
					: (server.result() != null) ? server.result() : direct(result, address, port);
		}
		return result.disposition();
	}

	private static void requireOneFamily(IpAddress source, IpAddress address) {
		if (source.family() != address.family()) {
			throw new InvalidRequestException("to", address + " is of another address family than " + source,
					"The sender has no address of that family.");
		}
	}

	private StepDraft sends(IpAddress address, Packet packet) {
		Optional<Service> service = this.journey.plane()
			.cluster()
			.services()
			.stream()
			.filter((candidate) -> candidate.clusterIps().contains(address))
			.findFirst();
		String title = switch (packet.protocol()) {
			case TCP -> "Opens a connection";
			case ICMP -> "Pings";
			default -> "Sends a datagram";
		};
		StepDraft step = StepDraft.of(StepType.SEND, title, Exchange.stop(this.start.station()))
			.packet(packet)
			.command(this.to.http() ? "curl -sS " + this.to.scheme() + "://" + this.to + this.to.path()
					: this.to.tool() + " " + this.to.host());
		service.ifPresent((found) -> step.because(this.journey.causes().service(found, "spec.clusterIP")));
		boolean outside = this.start.station() instanceof Station.Beyond;
		return step.story(outside ? StoryStage.EXTERNAL_DNS : StoryStage.CLUSTER_IP);
	}

	private @Nullable HttpResult direct(Exchange.Result result, IpAddress dialled, int port) {
		Packet arrived = result.arrived();
		if (!result.disposition().success() || arrived == null) {
			return null;
		}
		Cluster cluster = this.journey.plane().cluster();
		return cluster.podAt(arrived.dst()).map((pod) -> {
			Optional<DialledService> service = DialledService.find(cluster, dialled, port);
			return new HttpResult(200,
					new HttpResult.Backend(pod.namespace(), service.map((found) -> found.service().name()).orElse(null),
							service.map((found) -> found.port().port()).orElse(arrived.dport()), pod.key()),
					null);
		}).orElse(new HttpResult(200, null, null));
	}

}
