package io.packetwalk.cluster;

import java.util.List;

import io.packetwalk.net.Cidr;

/**
 * The part <a href=
 * "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/#kubeproxy-config-k8s-io-v1alpha1-KubeProxyIPVSConfiguration">ipvs</a>
 * of kube-proxy's configuration.
 *
 * @param scheduler {@code rr}, {@code wrr}, {@code lc} …, as ipvsadm names it
 * @param strictArp whether nodes answer ARP for an address only on the link that has it,
 * which MetalLB needs
 * @param excludeCidrs virtual servers with an address in one of these are left alone
 */
public record IpvsConfiguration(String scheduler, boolean strictArp, List<Cidr> excludeCidrs) {

	public IpvsConfiguration {
		excludeCidrs = List.copyOf(excludeCidrs);
	}

	/** Round robin. */
	public static IpvsConfiguration defaults() {
		return new IpvsConfiguration("rr", false, List.of());
	}

}
