package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Cidr;

/**
 * Decides how kube-proxy runs: the lab's choice, then the manifests', then its defaults.
 */
final class KubeProxySettings {

	private final @Nullable KubeProxyDocument document;

	private final Report report;

	KubeProxySettings(@Nullable KubeProxyDocument document, Report report) {
		this.document = document;
		this.report = report;
	}

	/** The mode nodes are walked in; said when it is not the one asked for. */
	ProxyMode mode(@Nullable ProxyMode chosen) {
		ProxyMode asked = (chosen != null) ? chosen : stated();
		if (asked != ProxyMode.IPTABLES) {
			String name = asked.name().toLowerCase(Locale.ROOT);
			this.report.warning("PROXY_MODE_NOT_MODELLED", object(), path("mode"),
					"kube-proxy mode " + name
							+ " is not walked by this version; nodes are programmed as in mode iptables"
							+ ((asked == ProxyMode.IPVS) ? " (mode ipvs is deprecated since Kubernetes 1.35)" : ""),
					"");
		}
		return ProxyMode.IPTABLES;
	}

	private ProxyMode stated() {
		String mode = content("mode").text("");
		switch (mode.toLowerCase(Locale.ROOT)) {
			case "", "iptables" -> {
				return ProxyMode.IPTABLES;
			}
			case "nftables" -> {
				return ProxyMode.NFTABLES;
			}
			case "ipvs" -> {
				return ProxyMode.IPVS;
			}
			case "userspace" -> this.report.warning("PROXY_MODE_REMOVED", object(), path("mode"),
					"kube-proxy mode userspace was removed in Kubernetes 1.26; nodes are walked as in mode iptables",
					"Write mode: iptables or nftables.");
			default -> this.report.error("UNSUPPORTED_VALUE", object(), path("mode"),
					"kube-proxy mode \"" + mode
							+ "\" is unknown, kube-proxy would not start; allowed are iptables, nftables, ipvs;"
							+ " nodes are walked as in mode iptables",
					"Write mode: iptables.");
		}
		return ProxyMode.IPTABLES;
	}

	KubeProxyConfiguration configuration(Cidr podCidr) {
		KubeProxyConfiguration defaults = KubeProxyConfiguration.defaults(podCidr);
		if (this.document == null) {
			return defaults;
		}
		Tree iptables = content("iptables");
		return new KubeProxyConfiguration(clusterCidr().orElse(null), iptables.at("masqueradeAll").flag(false),
				masqueradeBit(iptables.at("masqueradeBit")), iptables.at("localhostNodePorts").flag(true),
				nodePortAddresses(), defaults.randomFully(), content("conntrack").at("tcpBeLiberal").flag(false),
				defaults.nfacctCounters());
	}

	/** The IPv4 part of {@code clusterCIDR}. */
	Optional<Cidr> clusterCidr() {
		String stated = content("clusterCIDR").text("");
		Optional<Cidr> found = Addresses.firstV4(stated);
		if (!stated.isBlank() && found.isEmpty()) {
			this.report.error("UNSUPPORTED_VALUE", object(), path("clusterCIDR"),
					"clusterCIDR \"" + stated + "\" holds no IPv4 range; kube-proxy is run without one", "");
		}
		String local = content("detectLocalMode").text("ClusterCIDR");
		if (!local.isEmpty() && !local.equals("ClusterCIDR")) {
			this.report.warning("FIELD_NOT_MODELLED", object(), path("detectLocalMode"),
					"detectLocalMode " + local + " is not modelled; pods are told from others by clusterCIDR", "");
		}
		return found;
	}

	private int masqueradeBit(Tree stated) {
		int bit = stated.number(14);
		if (bit >= 0 && bit <= 31) {
			return bit;
		}
		this.report.error("UNSUPPORTED_VALUE", object(), path("iptables.masqueradeBit"),
				"iptables.masqueradeBit is " + bit + ", allowed are 0 to 31; 14 is used", "");
		return 14;
	}

	private List<Cidr> nodePortAddresses() {
		List<Cidr> ranges = new ArrayList<>();
		for (String stated : content("nodePortAddresses").texts()) {
			Optional<Cidr> range = Cidr.parse(stated);
			if (range.isPresent() && stated.contains("/")) {
				ranges.add(range.get());
			}
			else {
				this.report.warning("FIELD_NOT_MODELLED", object(), path("nodePortAddresses"),
						"nodePortAddresses entry \"" + stated
								+ "\" is not a range such as 172.18.0.0/16; it is left out",
						"");
			}
		}
		return ranges;
	}

	private Tree content(String field) {
		return (this.document != null) ? this.document.content().at(field) : new Tree(null);
	}

	private @Nullable ObjectRef object() {
		return (this.document != null) ? this.document.object() : null;
	}

	private String path(String field) {
		return (this.document != null) ? this.document.pathOf(field) : "";
	}

}
