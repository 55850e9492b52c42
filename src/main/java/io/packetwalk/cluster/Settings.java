package io.packetwalk.cluster;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;

/**
 * How the cluster was set up, after manifests and profile have spoken.
 *
 * @param profile the distribution
 * @param proxyMode kube-proxy's mode
 * @param cni the pod network
 * @param podCidr the range pods get addresses from
 * @param serviceCidr the range of ClusterIPs
 * @param clusterDomain e.g. {@code cluster.local}
 * @param ingressController {@code ingress-nginx}, {@code traefik} or {@code none}: what
 * serves Ingresses here
 * @param kubeProxy the rest of kube-proxy's configuration
 * @param podNetwork the rest of the pod network's configuration
 * @param seed feeds every name and choice that a real cluster would make at random
 * @param secondFamily its IPv6 ranges, null in a single-stack cluster
 */
public record Settings(Profile profile, ProxyMode proxyMode, CniPlugin cni, Cidr podCidr, Cidr serviceCidr,
		String clusterDomain, String ingressController, KubeProxyConfiguration kubeProxy,
		PodNetworkConfiguration podNetwork, long seed, @Nullable SecondFamily secondFamily) {

	/** A single-stack cluster. */
	public Settings(Profile profile, ProxyMode proxyMode, CniPlugin cni, Cidr podCidr, Cidr serviceCidr,
			String clusterDomain, String ingressController, KubeProxyConfiguration kubeProxy,
			PodNetworkConfiguration podNetwork, long seed) {
		this(profile, proxyMode, cni, podCidr, serviceCidr, clusterDomain, ingressController, kubeProxy, podNetwork,
				seed, null);
	}

	/** A cluster whose pod network runs as its plugin's own manifests set it up. */
	public Settings(Profile profile, ProxyMode proxyMode, CniPlugin cni, Cidr podCidr, Cidr serviceCidr,
			String clusterDomain, String ingressController, KubeProxyConfiguration kubeProxy, long seed) {
		this(profile, proxyMode, cni, podCidr, serviceCidr, clusterDomain, ingressController, kubeProxy,
				PodNetworkConfiguration.defaults(cni), seed);
	}

	/** The same cluster with another ingress controller. */
	public Settings withIngressController(String other) {
		return new Settings(this.profile, this.proxyMode, this.cni, this.podCidr, this.serviceCidr, this.clusterDomain,
				other, this.kubeProxy, this.podNetwork, this.seed, this.secondFamily);
	}

	/** The same cluster with a pod network that is set up otherwise. */
	public Settings withPodNetwork(CniPlugin plugin, PodNetworkConfiguration other) {
		return new Settings(this.profile, this.proxyMode, plugin, this.podCidr, this.serviceCidr, this.clusterDomain,
				this.ingressController, this.kubeProxy, other, this.seed, this.secondFamily);
	}

	/** The same cluster, dual-stack. */
	public Settings withSecondFamily(@Nullable SecondFamily other) {
		return new Settings(this.profile, this.proxyMode, this.cni, this.podCidr, this.serviceCidr, this.clusterDomain,
				this.ingressController, this.kubeProxy, this.podNetwork, this.seed, other);
	}

	/** The ranges of ClusterIPs, one a family. */
	public List<Cidr> serviceCidrs() {
		return (this.secondFamily != null) ? List.of(this.serviceCidr, this.secondFamily.serviceCidr())
				: List.of(this.serviceCidr);
	}

	/** The ranges of pod addresses, one a family. */
	public List<Cidr> podCidrs() {
		return (this.secondFamily != null) ? List.of(this.podCidr, this.secondFamily.podCidr()) : List.of(this.podCidr);
	}

	/** The device packets to pods of other nodes are wrapped by, where any is. */
	public Optional<String> tunnelDevice() {
		return switch (this.podNetwork.backend()) {
			case VXLAN ->
				Optional.of((this.cni == CniPlugin.CALICO) ? "vxlan.calico" : "flannel." + this.podNetwork.vni());
			case IPIP -> Optional.of("tunl0");
			case HOST_GW, BGP -> Optional.empty();
		};
	}

	/** Whether packets between pods of these two nodes are wrapped. */
	public boolean tunnels(Node one, Node other) {
		return tunnelDevice().isPresent() && !(this.podNetwork.crossSubnet() && one.subnet().equals(other.subnet()));
	}

	/**
	 * What makes a cluster <a href=
	 * "https://kubernetes.io/docs/concepts/services-networking/dual-stack/">dual-stack</a>.
	 *
	 * @param podCidr the range pods get their second addresses from
	 * @param serviceCidr the range of second ClusterIPs
	 */
	public record SecondFamily(Cidr podCidr, Cidr serviceCidr) {
	}

}
