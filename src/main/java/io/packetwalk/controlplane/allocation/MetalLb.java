package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;

import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * The controller of <a href="https://metallb.io/usage/">MetalLB</a>: hands out addresses
 * of its pools.
 */
final class MetalLb {

	private final ApiObjects objects;

	private final List<AddressPool> pools;

	private final Speakers speakers;

	private final Map<IpAddress, List<Service>> given = new HashMap<>();

	private MetalLb(ApiObjects objects, List<AddressPool> pools, Speakers speakers) {
		this.objects = objects;
		this.pools = pools;
		this.speakers = speakers;
	}

	/** Empty where no pool is configured. */
	static Optional<MetalLb> in(ApiObjects objects, Speakers speakers, Report report) {
		List<AddressPool> pools = objects.listGeneric("IPAddressPool")
			.stream()
			.filter(MetalLb::isMetalLb)
			.map((stored) -> AddressPool.of(stored.ref(), spec(stored), stored.labels()))
			.sorted(Comparator.comparingInt(AddressPool::priority).thenComparing(AddressPool::name))
			.toList();
		pools.forEach((pool) -> pool.unreadable()
			.forEach((text) -> report.error("METALLB_RANGE_INVALID", pool.ref(), "spec.addresses",
					pool.ref() + ": spec.addresses holds \"" + text
							+ "\", which is neither a CIDR nor a range FIRST-LAST; it is left out",
					"Write 192.168.0.240/28 or 192.168.0.240-192.168.0.250.")));
		return pools.isEmpty() ? Optional.empty() : Optional.of(new MetalLb(objects, pools, speakers));
	}

	static boolean isMetalLb(Stored<GenericKubernetesResource> stored) {
		return Objects.requireNonNullElse(stored.object().getApiVersion(), "").startsWith("metallb.io/");
	}

	static Tree spec(Stored<GenericKubernetesResource> stored) {
		return new Tree(stored.object().getAdditionalProperties()).at("spec");
	}

	/**
	 * What came of a Service's wish.
	 *
	 * @param addresses the addresses it got, none where none was to be had
	 * @param why why it got none
	 */
	record Outcome(List<LoadBalancerIngress> addresses, String why) {

		static Outcome none(String why) {
			return new Outcome(List.of(), why);
		}

	}

	/** An address its status states is kept, and announced if it is of a pool. */
	Service keep(Service service) {
		List<LoadBalancerIngress> kept = new ArrayList<>();
		for (LoadBalancerIngress entry : service.loadBalancer()) {
			IpAddress ip = entry.ip();
			Optional<AddressPool> pool = (ip == null || entry.proxied()) ? Optional.empty() : holding(ip);
			pool.ifPresent((found) -> take(Objects.requireNonNull(ip), service));
			kept.add(pool.map((found) -> announced(Objects.requireNonNull(ip), found, service)).orElse(entry));
		}
		return service.withLoadBalancer(kept);
	}

	Outcome give(Service service, String loadBalancerIp) {
		List<String> wanted = Stream.of(annotation(service, "loadBalancerIPs").split(","))
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.toList();
		if (!wanted.isEmpty() && !loadBalancerIp.isEmpty()) {
			return Outcome.none("it has both spec.loadBalancerIP and the annotation metallb.io/loadBalancerIPs");
		}
		List<String> asked = loadBalancerIp.isEmpty() ? wanted : List.of(loadBalancerIp);
		return asked.isEmpty() ? any(service) : exactly(service, asked);
	}

	private static String annotation(Service service, String name) {
		Map<String, String> annotations = service.annotations();
		return annotations.getOrDefault("metallb.io/" + name,
				annotations.getOrDefault("metallb.universe.tf/" + name, ""));
	}

	private Outcome exactly(Service service, List<String> asked) {
		List<LoadBalancerIngress> addresses = new ArrayList<>();
		String named = annotation(service, "address-pool");
		for (String text : asked) {
			Optional<IpAddress> address = IpAddress.parse(text);
			Optional<AddressPool> pool = address.flatMap(this::holding);
			if (pool.isEmpty()) {
				return Outcome.none("[\"" + text + "\"] is not allowed in config: no IPAddressPool holds it");
			}
			if (!named.isEmpty() && !named.equals(pool.get().name()) || !admits(pool.get(), service)) {
				return Outcome
					.none("pool " + pool.get().name() + ", which holds " + text + ", is not for this Service");
			}
			if (!free(address.get(), service)) {
				return Outcome.none(text + " is taken by " + this.given.get(address.get()).getFirst().ref());
			}
			addresses.add(announced(address.get(), pool.get(), service));
		}
		addresses.forEach((entry) -> take(Objects.requireNonNull(entry.ip()), service));
		return new Outcome(addresses, "");
	}

	private Outcome any(Service service) {
		String named = annotation(service, "address-pool");
		List<AddressPool> candidates = this.pools.stream()
			.filter((pool) -> named.isEmpty() ? pool.automatic() : named.equals(pool.name()))
			.filter((pool) -> admits(pool, service))
			.toList();
		if (candidates.isEmpty()) {
			return Outcome.none(named.isEmpty() ? "no IPAddressPool hands out addresses to it by itself"
					: "there is no IPAddressPool \"" + named + "\" for it");
		}
		for (AddressPool pool : candidates) {
			Optional<IpAddress> first = pool.first(family(service), (address) -> free(address, service));
			if (first.isPresent()) {
				take(first.get(), service);
				return new Outcome(List.of(announced(first.get(), pool, service)), "");
			}
		}
		return Outcome
			.none("no address is left in " + String.join(", ", candidates.stream().map(AddressPool::name).toList()));
	}

	private static AddressFamily family(Service service) {
		IpAddress clusterIp = service.clusterIp();
		return (clusterIp != null) ? clusterIp.family() : AddressFamily.IPV4;
	}

	private boolean admits(AddressPool pool, Service service) {
		Map<String, String> space = this.objects.find(Namespace.class, "", service.namespace())
			.map(Stored::labels)
			.orElse(Map.of());
		return pool.serves(service.namespace(), space, service.labels());
	}

	private Optional<AddressPool> holding(IpAddress address) {
		return this.pools.stream().filter((pool) -> pool.contains(address)).findFirst();
	}

	private void take(IpAddress address, Service service) {
		this.given.computeIfAbsent(address, (missing) -> new ArrayList<>()).add(service);
	}

	/** Services of one sharing key share an address where their ports differ. */
	private boolean free(IpAddress address, Service service) {
		return this.given.getOrDefault(address, List.of()).stream().allMatch((other) -> shares(service, other));
	}

	private static boolean shares(Service one, Service other) {
		String key = annotation(one, "allow-shared-ip");
		boolean pods = !one.externalPolicyLocal() && !other.externalPolicyLocal()
				|| one.externalPolicyLocal() == other.externalPolicyLocal() && one.selector().equals(other.selector());
		return !key.isEmpty() && key.equals(annotation(other, "allow-shared-ip")) && pods
				&& one.ports()
					.stream()
					.noneMatch((port) -> other.ports()
						.stream()
						.anyMatch((taken) -> taken.port() == port.port() && taken.protocol() == port.protocol()));
	}

	private LoadBalancerIngress announced(IpAddress address, AddressPool pool, Service service) {
		return new LoadBalancerIngress(address, null, false, this.speakers.announce(address, pool, service));
	}

}
