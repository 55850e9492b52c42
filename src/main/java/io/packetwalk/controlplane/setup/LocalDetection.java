package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/** Reads {@code detectLocalMode} and what it needs. */
record LocalDetection(KubeProxyDocument document, Report report) {

	/** {@code IFNAMSIZ} less the zero at its end. */
	private static final int LONGEST_LINK_NAME = 15;

	DetectLocal read() {
		String mode = this.document.content().at("detectLocalMode").text("").strip();
		return switch (mode) {
			case "", "ClusterCIDR" -> clusterCidr();
			case "NodeCIDR" -> new DetectLocal.NodeCidr();
			case "BridgeInterface" ->
				link("bridgeInterface").<DetectLocal>map(DetectLocal.BridgeInterface::new).orElseGet(this::nothing);
			case "InterfaceNamePrefix" ->
				link("interfaceNamePrefix").<DetectLocal>map(DetectLocal.InterfaceNamePrefix::new)
					.orElseGet(this::nothing);
			default -> {
				this.report.error("UNSUPPORTED_VALUE", this.document.at("detectLocalMode"),
						"detectLocalMode \"" + mode
								+ "\" is unknown, kube-proxy would not start; allowed are ClusterCIDR, NodeCIDR,"
								+ " BridgeInterface, InterfaceNamePrefix; pods are told from others by clusterCIDR",
						"");
				yield clusterCidr();
			}
		};
	}

	private DetectLocal nothing() {
		return new DetectLocal.ClusterCidr(List.of());
	}

	private DetectLocal clusterCidr() {
		String stated = this.document.content().at("clusterCIDR").text("").strip();
		List<Cidr> ranges = new ArrayList<>();
		for (String part : stated.isEmpty() ? new String[0] : stated.split(",")) {
			Optional<Cidr> range = Cidr.parse(part).filter((one) -> part.contains("/")).map(Cidr::network);
			boolean usable = range.isPresent()
					&& ranges.stream().noneMatch((other) -> other.address().family() == range.get().address().family());
			range.filter((one) -> usable).ifPresent(ranges::add);
			if (!usable) {
				this.report.error("UNSUPPORTED_VALUE", this.document.at("clusterCIDR"),
						"clusterCIDR \"" + stated + "\": \"" + part.strip()
								+ "\" is no range, or a second one of its family; kube-proxy would not"
								+ " start; it is left out",
						"Write one range, or one of each family separated by a comma.");
			}
		}
		if (stated.isEmpty()) {
			this.report.info("PODS_NOT_DETECTED", this.document.at("clusterCIDR"),
					"kube-proxy is told no clusterCIDR: it cannot tell pods from others, so traffic to a ClusterIP from"
							+ " outside the cluster is not masqueraded",
					"Write clusterCIDR, or detectLocalMode: NodeCIDR.");
		}
		return new DetectLocal.ClusterCidr(ranges);
	}

	private Optional<String> link(String field) {
		String name = this.document.content().at("detectLocal").at(field).text("").strip();
		boolean usable = !name.isEmpty() && name.length() <= LONGEST_LINK_NAME && !name.matches(".*[\\s/\"+*].*");
		if (usable) {
			return Optional.of(name);
		}
		this.report.error("UNSUPPORTED_VALUE",
				this.document.at(name.isEmpty() ? "detectLocalMode" : "detectLocal." + field),
				"detectLocal." + field + " is \"" + name
						+ "\", kube-proxy would not start; it must be a link name of 1 to " + LONGEST_LINK_NAME
						+ " characters; pods are not told from others",
				"Write the name, e.g. " + (field.equals("bridgeInterface") ? "cni0." : "cali."));
		return Optional.empty();
	}

}
