package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Settings.SecondFamily;
import io.packetwalk.controlplane.store.Place;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/**
 * Decides how kube-proxy runs: the lab's choice, then the manifests', then its defaults.
 */
final class KubeProxySettings {

	private static final int MASQUERADE_BIT = 14;

	private final @Nullable KubeProxyDocument document;

	private final Report report;

	KubeProxySettings(@Nullable KubeProxyDocument document, Report report) {
		this.document = document;
		this.report = report;
	}

	/** The mode nodes are programmed in. */
	ProxyMode mode(@Nullable ProxyMode chosen) {
		ProxyMode stated = (this.document != null) ? stated(chosen == null) : null;
		ProxyMode mode = (chosen != null) ? chosen : (stated != null) ? stated : ProxyMode.IPTABLES;
		if (chosen != null && stated != null && stated != chosen) {
			this.report.info("SETTING_WINS", at("mode"), "kube-proxy mode " + lower(stated)
					+ " is stated here; the lab's setting proxyMode " + lower(chosen) + " wins", "");
		}
		if (mode == ProxyMode.IPVS) {
			this.report.warning("PROXY_MODE_DEPRECATED", (chosen == null) ? at("mode") : Place.of(null, ""),
					"kube-proxy mode ipvs is deprecated since Kubernetes 1.35: kube-proxy says so when it starts, and it"
							+ " is to be removed; nodes are walked in it",
					"Write mode: nftables, or iptables on kernels before 5.13.");
		}
		return mode;
	}

	private ProxyMode stated(boolean counts) {
		String mode = content("mode").text("").strip();
		return switch (mode.toLowerCase(Locale.ROOT)) {
			case "", "iptables" -> ProxyMode.IPTABLES;
			case "nftables" -> ProxyMode.NFTABLES;
			case "ipvs" -> ProxyMode.IPVS;
			default -> {
				if (counts) {
					unknown(mode);
				}
				yield ProxyMode.IPTABLES;
			}
		};
	}

	private void unknown(String mode) {
		switch (mode.toLowerCase(Locale.ROOT)) {
			case "userspace" -> this.report.warning("PROXY_MODE_REMOVED", at("mode"),
					"kube-proxy mode userspace was removed in Kubernetes 1.26; nodes are walked as in mode iptables",
					"Write mode: iptables or nftables.");
			case "kernelspace" -> this.report.warning("PROXY_MODE_NOT_MODELLED", at("mode"),
					"kube-proxy mode kernelspace is that of Windows nodes, which are not modelled; nodes are walked as"
							+ " Linux nodes in mode iptables",
					"Write mode: iptables or nftables.");
			default -> this.report.error("UNSUPPORTED_VALUE", at("mode"),
					"kube-proxy mode \"" + mode
							+ "\" is unknown, kube-proxy would not start; allowed are iptables, nftables, ipvs;"
							+ " nodes are walked as in mode iptables",
					"Write mode: iptables.");
		}
	}

	KubeProxyConfiguration configuration(ProxyMode mode, Cidr podCidr, @Nullable SecondFamily second) {
		KubeProxyConfiguration defaults = KubeProxyConfiguration.defaults(podCidr);
		if (second != null) {
			defaults = defaults.withDetectLocal(new DetectLocal.ClusterCidr(List.of(podCidr, second.podCidr())));
		}
		if (this.document == null) {
			return defaults;
		}
		new KubeProxyOmissions(this.document, this.report).check(mode);
		Tree section = content((mode == ProxyMode.NFTABLES) ? "nftables" : "iptables");
		NodePortRanges nodePorts = NodePortRanges.read(this.document, this.report);
		return new KubeProxyConfiguration(clusterCidr().orElse(null), section.at("masqueradeAll").flag(false),
				masqueradeBit(mode, section.at("masqueradeBit")),
				content("iptables").at("localhostNodePorts").flag(defaults.localhostNodePorts()), nodePorts.ranges(),
				defaults.randomFully(), content("conntrack").at("tcpBeLiberal").flag(false), defaults.nfacctCounters(),
				detectLocal(), nodePorts.primary(), IpvsSection.read(this.document, mode, this.report));
	}

	/** The IPv4 part of {@code clusterCIDR}. */
	Optional<Cidr> clusterCidr() {
		return Addresses.firstV4(content("clusterCIDR").text(""));
	}

	/** The IPv6 part of {@code clusterCIDR}. */
	Optional<Cidr> secondClusterCidr() {
		return Addresses.first(content("clusterCIDR").text(""), AddressFamily.IPV6);
	}

	private DetectLocal detectLocal() {
		return (this.document != null) ? new LocalDetection(this.document, this.report).read()
				: new DetectLocal.ClusterCidr(List.of());
	}

	private int masqueradeBit(ProxyMode mode, Tree stated) {
		int bit = stated.number(MASQUERADE_BIT);
		if (bit >= 0 && bit <= 31) {
			return bit;
		}
		String field = ((mode == ProxyMode.NFTABLES) ? "nftables" : "iptables") + ".masqueradeBit";
		this.report.error("UNSUPPORTED_VALUE", at(field), field + " is " + bit
				+ ", allowed are 0 to 31, kube-proxy would not start; " + MASQUERADE_BIT + " is used", "");
		return MASQUERADE_BIT;
	}

	private Tree content(String field) {
		return (this.document != null) ? this.document.content().at(field) : new Tree(null);
	}

	private Place at(String field) {
		return (this.document != null) ? this.document.at(field) : Place.of(null, "");
	}

	private static String lower(ProxyMode mode) {
		return mode.name().toLowerCase(Locale.ROOT);
	}

}
