package io.packetwalk.cluster;

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
 * @param seed feeds every name and choice that a real cluster would make at random
 */
public record Settings(Profile profile, ProxyMode proxyMode, CniPlugin cni, Cidr podCidr, Cidr serviceCidr,
		String clusterDomain, String ingressController, KubeProxyConfiguration kubeProxy, long seed) {

}
