package io.packetwalk.clusterdns;

/**
 * A Warning event kubelet raises about a pod's resolv.conf.
 *
 * @param reason {@code DNSConfigForming} or {@code MissingClusterDNS}
 * @param message what {@code kubectl describe pod} prints behind it
 */
record KubeletEvent(String reason, String message) {

	static KubeletEvent missingClusterDns() {
		return new KubeletEvent("MissingClusterDNS",
				"kubelet does not have ClusterDNS IP configured and cannot create Pod using \"ClusterFirst\" policy. "
						+ "Falling back to \"Default\" policy.");
	}

	static KubeletEvent nameserversCut(String applied) {
		return new KubeletEvent("DNSConfigForming", "Nameserver limits were exceeded, some nameservers have been "
				+ "omitted, the applied nameserver line is: " + applied);
	}

	static KubeletEvent searchesCut(String applied) {
		return new KubeletEvent("DNSConfigForming", "Search Line limits were exceeded, some search paths have been "
				+ "omitted, the applied search line is: " + applied);
	}

}
