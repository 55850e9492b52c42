package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/**
 * Reads {@code nodePortAddresses}.
 *
 * @param ranges the ranges whose addresses answer node ports; empty: all
 * @param primary whether only the node's primary addresses do
 */
record NodePortRanges(List<Cidr> ranges, boolean primary) {

	private static final String PRIMARY = "primary";

	static NodePortRanges read(KubeProxyDocument document, Report report) {
		List<String> stated = document.content().at("nodePortAddresses").texts();
		if (stated.equals(List.of(PRIMARY))) {
			return new NodePortRanges(List.of(), true);
		}
		List<Cidr> ranges = new ArrayList<>();
		for (String entry : stated) {
			Optional<Cidr> range = Cidr.parse(entry).filter((one) -> entry.contains("/"));
			range.map(Cidr::network).ifPresent(ranges::add);
			if (range.isEmpty()) {
				report.error("UNSUPPORTED_VALUE", document.at("nodePortAddresses"),
						"nodePortAddresses entry \"" + entry
								+ "\" is not a range such as 172.18.0.0/16, nor is it the one entry " + PRIMARY
								+ "; kube-proxy would not start; it is left out",
						"Write ranges, or " + PRIMARY + " alone.");
			}
		}
		return new NodePortRanges(ranges, false);
	}

}
