package io.packetwalk.cluster;

/** The pod networks known here. */
public enum CniPlugin {

	FLANNEL, CALICO, KINDNET

}
