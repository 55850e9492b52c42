package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

import org.jspecify.annotations.Nullable;

/**
 * Public DNS as a client outside knows it: what is described, else what a sensible owner
 * of the cluster would publish.
 */
record OutsideNames(Dataplane plane, @Nullable String via) {

	/** One of the addresses that Cloudflare answers at, everywhere in the world. */
	private static final IpAddress CLOUDFLARE = IpAddress.of("104.16.132.229");

	/**
	 * Where a name leads.
	 *
	 * @param address the address
	 * @param port the port to dial there
	 * @param how in words
	 * @param assumed whether nobody described it
	 * @param origin the part of the cluster behind it, null when none is
	 * @param tunnel the tunnel that requests for it come in by, null for none
	 */
	record Published(IpAddress address, int port, String how, boolean assumed, @Nullable Origin origin,
			@Nullable CloudflareTunnel tunnel) {

		Published(IpAddress address, int port, String how, boolean assumed, @Nullable Origin origin) {
			this(address, port, how, assumed, origin, null);
		}

	}

	Optional<Published> find(Destination to) {
		return tunnel(to, (tunnel) -> tunnel.publishes(to.host())).or(() -> described(to))
			.or(() -> node(to))
			.or(() -> ingress(to))
			.or(() -> tunnel(to, CloudflareTunnel::anyName))
			.or(() -> anywhere(to));
	}

	/** A name that Cloudflare's own DNS answers with an address of its edge. */
	private Optional<Published> tunnel(Destination to, Predicate<CloudflareTunnel> fits) {
		if (!to.http() || cluster().node(to.host()).isPresent()) {
			return Optional.empty();
		}
		return this.plane.tunnels().stream().filter(fits).findFirst().map((tunnel) -> {
			Optional<Published> known = described(to);
			IpAddress edge = known.or(() -> anywhere(to)).map(Published::address).orElse(CLOUDFLARE);
			return new Published(edge, to.port(),
					"the name belongs to the tunnel of " + tunnel.name() + ", so it leads to Cloudflare's edge",
					known.isEmpty(), tunnel.origin(), tunnel);
		});
	}

	private Cluster cluster() {
		return this.plane.cluster();
	}

	/**
	 * A client outside asks no resolver of its own that we know of: servers the nodes do
	 * not ask come first, since the nodes' may know names nobody else does.
	 */
	private Optional<Published> described(Destination to) {
		Outside world = cluster().outside();
		Predicate<Outside.DnsServer> theNodesOwn = (server) -> world.nodeNameservers().contains(server.address());
		return Stream
			.concat(world.dnsServers().stream().filter(theNodesOwn.negate()),
					world.dnsServers().stream().filter(theNodesOwn))
			.flatMap((server) -> asked(to, server.address()).stream()
				.map((address) -> new Published(address, to.port(),
						"the DNS server " + server.address() + " of the Outside document says so", false,
						server.origin())))
			.findFirst()
			.or(() -> host(to));
	}

	private Optional<Published> host(Destination to) {
		return cluster().outside()
			.hosts()
			.stream()
			.filter((candidate) -> to.host().replaceFirst("\\.$", "").equalsIgnoreCase(candidate.name()))
			.findFirst()
			.map((host) -> new Published(host.address(), to.port(), "the Outside document says so", false,
					host.origin()));
	}

	private Optional<IpAddress> asked(Destination to, IpAddress server) {
		Question question = new Question(to.host().replaceFirst("\\.$", "") + ".", "A", server, false, 1);
		return this.plane.dns()
			.answerOutside(server, question)
			.reply()
			.answers()
			.stream()
			.filter((record) -> record.type().equals("A"))
			.findFirst()
			.map((record) -> IpAddress.of(record.data()));
	}

	private Optional<Published> node(Destination to) {
		return cluster().node(to.host())
			.map((node) -> new Published(node.internalIp(), to.port(), "the node's own address", true, null));
	}

	/** A name of the assumed world: it has an address, and no way into the cluster. */
	private Optional<Published> anywhere(Destination to) {
		Outside world = cluster().outside();
		if (!world.assumed() || world.nodeNameservers().isEmpty()) {
			return Optional.empty();
		}
		return asked(to, world.nodeNameservers().getFirst())
			.map((address) -> new Published(address, to.port(), "a documentation address", true, null));
	}

	/** The reverse proxies that take requests for a host, the first with a way in. */
	private Optional<Published> ingress(Destination to) {
		if (!to.http()) {
			return Optional.empty();
		}
		return this.plane.proxies()
			.stream()
			.flatMap((proxy) -> serving(proxy, to).flatMap((origin) -> wayIn(to, proxy, origin)).stream())
			.findFirst();
	}

	private Optional<Origin> serving(IngressController proxy, Destination to) {
		Optional<Origin> entrance = proxy.entrance(to.host(), to.port());
		if (entrance.isPresent() || !proxy.ports().isEmpty()) {
			return entrance;
		}
		return cluster().ingresses()
			.stream()
			.filter((ingress) -> ingress.rules().stream().anyMatch((rule) -> hostFits(rule.host(), to.host())))
			.findFirst()
			.map((ingress) -> new Origin(ingress.ref(), "spec.rules"));
	}

	private static boolean hostFits(@Nullable String rule, String host) {
		if (rule == null || rule.isEmpty()) {
			return true;
		}
		return rule.startsWith("*.")
				? host.endsWith(rule.substring(1)) && host.indexOf('.') == host.length() - rule.length() + 1
				: rule.equalsIgnoreCase(host);
	}

	private Optional<Published> wayIn(Destination to, IngressController proxy, Origin origin) {
		return new WaysIn(cluster(), this.via).to(proxy, to.port())
			.map((way) -> new Published(way.address(), way.port(), way.how(), true, origin));
	}

}
