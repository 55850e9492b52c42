package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;

/**
 * Says which parts of kube-proxy's configuration have no effect, in its mode or here.
 *
 * @see io.packetwalk.manifest.Understanding
 */
record KubeProxyOmissions(KubeProxyDocument document, Report report) {

	/** Documents of their own are looked through when they are read. */
	private static final List<Omitted> NOT_MODELLED = List.of(
			new Omitted("bindAddress", List.of("", "0.0.0.0", "::"), "a node's primary address is its InternalIP"),
			new Omitted("hostnameOverride", List.of(""), "each kube-proxy runs under its node's name"));

	void check(ProxyMode mode) {
		if (!this.document.path().isEmpty()) {
			NOT_MODELLED.forEach(this::notModelled);
			if (this.document.content().at("featureGates").value() instanceof Map<?, ?> gates && !gates.isEmpty()) {
				omitted("featureGates", "those of a released kube-proxy are as they are by default");
			}
		}
		boolean nftables = mode == ProxyMode.NFTABLES;
		Tree other = this.document.content().at(nftables ? "iptables" : "nftables");
		boolean both = this.document.content().at(nftables ? "nftables" : "iptables").at("masqueradeAll").flag(false);
		if (other.at("masqueradeAll").flag(false) && !both) {
			String section = nftables ? "iptables" : "nftables";
			this.report.warning("FIELD_WITHOUT_EFFECT", this.document.at(section + ".masqueradeAll"),
					section + ".masqueradeAll has no effect: kube-proxy runs in mode "
							+ mode.name().toLowerCase(Locale.ROOT) + ", where " + (nftables ? "nftables" : "iptables")
							+ ".masqueradeAll counts",
					"");
		}
	}

	private void notModelled(Omitted field) {
		String value = this.document.content().at(field.name()).text("").strip();
		if (!field.harmless().contains(value)) {
			omitted(field.name(), field.instead());
		}
	}

	private void omitted(String field, String instead) {
		this.report.warning("FIELD_NOT_MODELLED", this.document.at(field),
				"kube-proxy's " + field + " is not modelled; here " + instead, "");
	}

	private record Omitted(String name, List<String> harmless, String instead) {
	}

}
