package io.packetwalk.clusterdns;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.ResolvConf;

/**
 * The DNS of a cluster: CoreDNS under its Corefile, the servers outside, and the
 * resolv.conf kubelet writes.
 */
public final class ClusterDns {

	private final Cluster cluster;

	private ClusterDns(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * Reads the Corefile from ConfigMap {@code kube-system/coredns}, else takes the
	 * profile's.
	 */
	public static ClusterDns of(Cluster cluster) {
		return new ClusterDns(cluster);
	}

	/**
	 * What CoreDNS answers.
	 * @param question the question, its name ending in a dot
	 * @param client the source address CoreDNS sees
	 */
	public DnsAnswer answer(Question question, IpAddress client) {
		throw new IllegalStateException("being built " + this.cluster);
	}

	/**
	 * What the server at an address outside the cluster answers ({@code Outside}, or the
	 * assumed world).
	 */
	public DnsAnswer answerOutside(IpAddress server, Question question) {
		throw new IllegalStateException("being built");
	}

	/** The {@code /etc/resolv.conf} kubelet writes for a pod. */
	public ResolvConf resolvConf(Pod pod) {
		throw new IllegalStateException("being built");
	}

	/** The {@code /etc/resolv.conf} of the nodes. */
	public ResolvConf nodeResolvConf() {
		throw new IllegalStateException("being built");
	}

	/** Whether a pod runs this cluster's DNS server. */
	public boolean servedBy(Pod pod) {
		throw new IllegalStateException("being built");
	}

}
