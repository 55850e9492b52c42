package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * A <a href="https://kubernetes.io/docs/concepts/architecture/nodes/">Node</a>.
 *
 * @param name its name
 * @param internalIp its address on the network the nodes share
 * @param otherIps further addresses (external, second family)
 * @param podCidr the range its pods get addresses from
 * @param zone the label {@code topology.kubernetes.io/zone}
 * @param labels its labels
 * @param controlPlane whether the API server runs on it
 * @param secondPodCidr the range of its pods in the other family, null in a single-stack
 * cluster
 */
public record Node(String name, IpAddress internalIp, List<IpAddress> otherIps, Cidr podCidr, @Nullable String zone,
		Map<String, String> labels, boolean controlPlane, @Nullable Cidr secondPodCidr) {

	/** Docker hands out networks of this size from here, and kind's nodes live on one. */
	private static final Cidr DOCKER = Cidr.of("172.16.0.0/12");

	public Node {
		otherIps = List.copyOf(otherIps);
		labels = Ordered.copyOf(labels);
	}

	/** A node of a single-stack cluster. */
	public Node(String name, IpAddress internalIp, List<IpAddress> otherIps, Cidr podCidr, @Nullable String zone,
			Map<String, String> labels, boolean controlPlane) {
		this(name, internalIp, otherIps, podCidr, zone, labels, controlPlane, null);
	}

	/** {@code spec.podCIDRs}: one range a family. */
	public List<Cidr> podCidrs() {
		return (this.secondPodCidr != null) ? List.of(this.podCidr, this.secondPodCidr) : List.of(this.podCidr);
	}

	/** All its addresses, the one the nodes share first. */
	public List<IpAddress> addresses() {
		return Stream.concat(Stream.of(this.internalIp), this.otherIps.stream()).distinct().toList();
	}

	/** Its first address in a family: what kube-proxy takes as the node's own. */
	public Optional<IpAddress> primaryIp(AddressFamily family) {
		return addresses().stream().filter((address) -> address.family() == family).findFirst();
	}

	/**
	 * The network it shares with other nodes. A Node object does not tell, so it is the
	 * size such networks nearly always have.
	 */
	public Cidr subnet() {
		int prefix = !this.internalIp.isV4() ? 64 : DOCKER.contains(this.internalIp) ? 16 : 24;
		return new Cidr(this.internalIp, prefix).network();
	}

}
