package io.packetwalk.controlplane.allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.LoadBalancerIngress.Layer2;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;

/**
 * MetalLB's speakers, one a node: each knows which of them answers for an address, as all
 * sort the <a href=
 * "https://github.com/metallb/metallb/blob/main/speaker/layer2_controller.go">same
 * digests</a>.
 */
final class Speakers {

	private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

	private final ApiObjects objects;

	private final List<Node> nodes;

	private final Map<String, Set<String>> readyNodes;

	/**
	 * The speakers of a cluster.
	 * @param readyNodes the nodes that have a ready endpoint, by Service
	 */
	Speakers(ApiObjects objects, List<Node> nodes, Map<String, Set<String>> readyNodes) {
		this.objects = objects;
		this.nodes = nodes;
		this.readyNodes = readyNodes;
	}

	/**
	 * Who answers ARP for an address; null where it is announced by BGP, so that the
	 * router has routes to the nodes and asks nobody.
	 */
	@Nullable Layer2 announce(IpAddress address, AddressPool pool, Service service) {
		List<Tree> layer2 = naming("L2Advertisement", pool);
		if (layer2.isEmpty()) {
			return !naming("BGPAdvertisement", pool).isEmpty() ? null
					: new Layer2(pool.name(), null, "no L2Advertisement names the pool");
		}
		Set<String> ready = this.readyNodes.getOrDefault(service.key(), Set.of());
		if (ready.isEmpty()) {
			return new Layer2(pool.name(), null, "the Service has no ready endpoint, so no speaker announces it");
		}
		List<String> candidates = this.nodes.stream()
			.filter((node) -> !node.labels().containsKey(EXCLUDED))
			.filter((node) -> layer2.stream().anyMatch((advertisement) -> selects(advertisement, node)))
			.map(Node::name)
			.filter((name) -> !service.externalPolicyLocal() || ready.contains(name))
			.sorted(Comparator.comparing((name) -> digest(name + "#" + address)))
			.toList();
		return candidates.isEmpty() ? new Layer2(pool.name(), null, "no node may announce it")
				: new Layer2(pool.name(), candidates.getFirst(), why(candidates.size(), service));
	}

	private static String why(int of, Service service) {
		String who = (of == 1) ? "the only node that may" : "the lowest digest of " + of + " nodes";
		return service.externalPolicyLocal() ? who + ", with externalTrafficPolicy Local those with a ready endpoint"
				: who;
	}

	private List<Tree> naming(String kind, AddressPool pool) {
		return this.objects.listGeneric(kind)
			.stream()
			.filter(MetalLb::isMetalLb)
			.map(MetalLb::spec)
			.filter((spec) -> names(spec, pool))
			.toList();
	}

	/** An advertisement that names no pool is for all. */
	private static boolean names(Tree advertisement, AddressPool pool) {
		List<String> names = advertisement.at("ipAddressPools").texts();
		List<Tree> selectors = advertisement.at("ipAddressPoolSelectors").items();
		return names.isEmpty() && selectors.isEmpty() || names.contains(pool.name())
				|| selectors.stream().anyMatch((selector) -> Selecting.matches(selector, pool.labels()));
	}

	private static boolean selects(Tree advertisement, Node node) {
		List<Tree> selectors = advertisement.at("nodeSelectors").items();
		return selectors.isEmpty()
				|| selectors.stream().anyMatch((selector) -> Selecting.matches(selector, node.labels()));
	}

	private static String digest(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
