package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.NodeDump;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.kubeproxy.KnownChain;
import io.packetwalk.kubeproxy.KnownChains;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.net.IpAddress;
import io.packetwalk.web.find.Found.Group;

/** What a chain of kube-proxy stands for, by the name a node printed. */
final class Chains {

	private static final int MOST = 8;

	/** What {@code KUBE-EXT-} was called before Kubernetes 1.24. */
	private static final String OLD_EXTERNAL = "KUBE-XLB-";

	/** The chains that every node has, whatever its Services. */
	private static final Map<String, String> FIXED = Map.of("KUBE-SERVICES", "where every Service address is looked up",
			"KUBE-NODEPORTS", "where node ports are looked up", "KUBE-EXTERNAL-SERVICES",
			"where external addresses without endpoints are refused", "KUBE-MARK-MASQ",
			"marks packets that will be masqueraded", "KUBE-POSTROUTING", "masquerades the packets that are marked",
			"KUBE-FORWARD", "lets Service traffic through, drops what conntrack calls invalid", "KUBE-PROXY-FIREWALL",
			"drops what load balancer source ranges do not allow", "KUBE-FIREWALL",
			"kubelet’s: drops packets from outside to loopback addresses");

	private final Cluster cluster;

	private final KnownChains known;

	/** Of nodes that were saved with their rules: looked up only. */
	private final Map<String, ChainOwner> saved = new HashMap<>();

	private Chains(Cluster cluster) {
		this.cluster = cluster;
		this.known = KnownChains.of(cluster);
	}

	static Chains of(Cluster cluster, Dataplane dataplane) {
		Chains chains = new Chains(cluster);
		cluster.nodeDumps()
			.stream()
			.map(NodeDump::node)
			.distinct()
			.flatMap((node) -> dataplane.node(node).stream())
			.forEach((node) -> chains.saved.putAll(node.owners()));
		return chains;
	}

	/**
	 * What a chain is.
	 * @param notes where to say what leads nowhere
	 */
	List<Found> find(String asked, List<String> notes) {
		String name = asked.toUpperCase(Locale.ROOT).startsWith(OLD_EXTERNAL)
				? "KUBE-EXT-" + asked.substring(OLD_EXTERNAL.length()) : asked;
		Optional<KnownChain> exact = this.known.find(name);
		if (exact.isPresent()) {
			return List.of(found(exact.get(), asked));
		}
		ChainOwner owner = this.saved.get(asked);
		if (owner != null) {
			return saved(owner, asked).stream().toList();
		}
		String fixed = FIXED.get(asked.toUpperCase(Locale.ROOT));
		if (fixed != null) {
			notes.add(asked.toUpperCase(Locale.ROOT) + ": " + fixed + ", on every node.");
			return List.of();
		}
		List<Found> beginning = isHashed(name)
				? this.known.startingWith(name, MOST).stream().map((chain) -> found(chain, chain.name())).toList()
				: List.of();
		if (beginning.isEmpty()) {
			notes.add(unknown(asked));
		}
		return beginning;
	}

	private static boolean isHashed(String name) {
		return name.matches("(?i)(KUBE-(SVC|SVL|EXT|FW|SEP)|service|local|external|firewall|endpoint|affinity)-.*");
	}

	private static String unknown(String chain) {
		if (chain.matches("(?i)(KUBE-SEP|endpoint|affinity)-.*")) {
			return chain + ": no endpoint of this lab hashes to it. Its name is made of the Service port and the "
					+ "endpoint’s address and port.";
		}
		return isHashed(chain)
				? chain + ": no Service of this lab hashes to it. Its name is made of namespace, Service, port name "
						+ "and protocol; another of any of them makes another chain."
				: chain + ": not a chain that kube-proxy makes of a Service.";
	}

	private Found found(KnownChain chain, String asked) {
		String says = switch (chain.kind()) {
			case CLUSTER -> "balances " + chain.servicePort() + " over its endpoints";
			case LOCAL -> "balances " + chain.servicePort() + " over the endpoints on the same node";
			case EXTERNAL -> "where traffic from outside to " + chain.servicePort() + " enters";
			case FIREWALL -> "checks the source ranges of " + chain.servicePort();
			case ENDPOINT ->
				"rewrites to endpoint " + chain.endpoint() + " of " + chain.servicePort() + podAt(chain.endpoint());
			case AFFINITY -> "the clients that stick to endpoint " + chain.endpoint() + " of " + chain.servicePort();
		};
		return found(chain.namespace(), chain.service(), chain.endpoint(), says + caveat(chain)).askedAs(asked);
	}

	private Optional<Found> saved(ChainOwner owner, String asked) {
		Optional<Service> service = this.cluster.service(owner.namespace(), owner.service());
		String port = service.flatMap((one) -> one.ports().stream().skip(owner.portIndex()).findFirst())
			.map((one) -> ":" + Objects.requireNonNullElse(one.name(), String.valueOf(one.port())))
			.orElse("");
		String of = owner.namespace() + "/" + owner.service() + port;
		return Optional.of(found(owner.namespace(), owner.service(), owner.endpoint(),
				(owner.endpoint().isEmpty() ? "of " + of : "endpoint " + owner.endpoint() + " of " + of)
						+ ", as a node was saved with it")
			.askedAs(asked));
	}

	private static Found found(String namespace, String service, String endpoint, String says) {
		List<String> boxes = new ArrayList<>(List.of("service/" + namespace + "/" + service, "namespace/" + namespace));
		return Found.box(Group.MEANING, endpoint.isEmpty() ? "chain" : "endpoint", "",
				"Service " + namespace + "/" + service, says, boxes);
	}

	private String podAt(String endpoint) {
		return Stream.of(Asked.of(endpoint))
			.flatMap((asked) -> asked.places().stream())
			.flatMap((place) -> this.cluster.podAt(IpAddress.of(place.address())).stream())
			.findFirst()
			.map((pod) -> ", pod " + pod.name())
			.orElse("");
	}

	/** Why no node of this lab has it, although its name is known. */
	private String caveat(KnownChain chain) {
		ProxyMode mode = this.cluster.settings().proxyMode();
		ProxyMode wanted = chain.nftables() ? ProxyMode.NFTABLES : ProxyMode.IPTABLES;
		if (mode != wanted) {
			return "; in this lab kube-proxy runs in " + mode.name().toLowerCase(Locale.ROOT) + " mode and makes none";
		}
		return chain.programmed() ? "" : "; as the Service is now, no node needs it";
	}

}
