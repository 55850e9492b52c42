package io.packetwalk.controlplane;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.net.Cidr;

/**
 * What a person chose for a lab; null leaves it to the manifests, then to the profile.
 *
 * @param profile the distribution
 * @param nodes how many nodes when the manifests hold none, 1 to 5,000
 * @param proxyMode kube-proxy's mode
 * @param cni the pod network
 * @param podCidr the pod range
 * @param serviceCidr the Service range
 * @param clusterDomain the cluster's DNS domain
 * @param ingressController {@code auto}, {@code ingress-nginx}, {@code traefik} or
 * {@code none}
 * @param seed feeds generated names and addresses
 */
public record LabSettings(Profile profile, int nodes, @Nullable ProxyMode proxyMode, @Nullable CniPlugin cni,
		@Nullable Cidr podCidr, @Nullable Cidr serviceCidr, @Nullable String clusterDomain, String ingressController,
		long seed) {

	/** A kubeadm cluster of three nodes. */
	public static LabSettings defaults() {
		return new LabSettings(Profile.KUBEADM, 3, null, null, null, null, null, "auto", 42);
	}

	public LabSettings withProxyMode(ProxyMode other) {
		return new LabSettings(this.profile, this.nodes, other, this.cni, this.podCidr, this.serviceCidr,
				this.clusterDomain, this.ingressController, this.seed);
	}

	public LabSettings withCni(CniPlugin other) {
		return new LabSettings(this.profile, this.nodes, this.proxyMode, other, this.podCidr, this.serviceCidr,
				this.clusterDomain, this.ingressController, this.seed);
	}

	public LabSettings withProfile(Profile other) {
		return new LabSettings(other, this.nodes, this.proxyMode, this.cni, this.podCidr, this.serviceCidr,
				this.clusterDomain, this.ingressController, this.seed);
	}

}
