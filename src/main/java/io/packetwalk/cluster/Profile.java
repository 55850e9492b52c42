package io.packetwalk.cluster;

/**
 * What a cluster ships with: address ranges, pod network, add-ons, ingress controller.
 */
public enum Profile {

	KUBEADM, K3S, KIND, BARE

}
