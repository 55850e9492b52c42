package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** The other end as a condition of an nftables rule. */
final class NftPeers {

	private final Cluster cluster;

	private final Surroundings surroundings;

	private final PeerMatch match;

	NftPeers(Surroundings surroundings, PeerMatch match) {
		this.cluster = surroundings.cluster();
		this.surroundings = surroundings;
		this.match = match;
	}

	/** The conditions of which one has to hold, one a family at most. */
	List<String> conditions(PolicyPeer peer, String namespace, PolicyType type) {
		return switch (peer) {
			case PolicyPeer.Pods pods ->
				addresses(pods(pods, namespace).stream().flatMap((pod) -> pod.ips().stream()), type);
			case PolicyPeer.Networks networks -> networks(networks, type);
			case PolicyPeer.Nodes nodes -> addresses(this.cluster.nodes()
				.stream()
				.filter((node) -> nodes.nodes().matches(node.labels()))
				.flatMap((node) -> node.addresses().stream()), type);
			case PolicyPeer.DomainNames names -> addresses(this.cluster.outside()
				.hosts()
				.stream()
				.map((host) -> host.address())
				.filter((address) -> this.match.matches(names, address)), type);
			case PolicyPeer.Unknown unknown -> List.of();
		};
	}

	/** The pods a peer means. */
	List<Pod> pods(PolicyPeer.Pods peer, String namespace) {
		return this.cluster.pods()
			.stream()
			.filter((pod) -> pod.ip() != null && this.surroundings.podAt(pod.ip()) == pod)
			.filter((pod) -> this.match.pod(peer, namespace, pod))
			.toList();
	}

	/** {@code ip saddr 10.244.1.5}, or whatever family and end it is. */
	static String address(IpAddress address, PolicyType type) {
		return field(address.family(), type) + " " + address;
	}

	private static String field(AddressFamily family, PolicyType type) {
		return ((family == AddressFamily.IPV4) ? "ip " : "ip6 ") + ((type == PolicyType.INGRESS) ? "saddr" : "daddr");
	}

	private static List<String> addresses(Stream<IpAddress> all, PolicyType type) {
		List<IpAddress> sorted = all.distinct().sorted().toList();
		List<String> conditions = new ArrayList<>();
		for (AddressFamily family : AddressFamily.values()) {
			List<IpAddress> own = sorted.stream().filter((address) -> address.family() == family).toList();
			if (!own.isEmpty()) {
				conditions.add(field(family, type) + " " + set(own));
			}
		}
		return conditions;
	}

	private static List<String> networks(PolicyPeer.Networks peer, PolicyType type) {
		List<String> conditions = new ArrayList<>();
		for (Cidr cidr : peer.cidrs()) {
			String field = field(cidr.address().family(), type);
			String except = peer.except().isEmpty() ? "" : " " + field + " != " + set(outermost(peer.except()));
			conditions.add(((cidr.prefix() == 0) ? "meta nfproto " + (cidr.address().isV4() ? "ipv4" : "ipv6")
					: field + " " + cidr.network()) + except);
		}
		return conditions;
	}

	/** A set takes no two blocks of which one lies in the other. */
	private static List<Cidr> outermost(List<Cidr> cidrs) {
		List<Cidr> distinct = cidrs.stream().map(Cidr::network).distinct().toList();
		return distinct.stream()
			.filter((one) -> distinct.stream().noneMatch((other) -> !other.equals(one) && other.contains(one)))
			.toList();
	}

	private static String set(Collection<?> items) {
		return "{ " + String.join(", ", items.stream().map(Object::toString).toList()) + " }";
	}

}
