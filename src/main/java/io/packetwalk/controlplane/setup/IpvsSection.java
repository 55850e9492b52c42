package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.IpvsConfiguration;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Cidr;

/** Reads the part {@code ipvs}; in other modes nobody looks at it. */
final class IpvsSection {

	private static final List<String> SCHEDULERS = List.of("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed",
			"nq", "mh");

	private IpvsSection() {
	}

	static IpvsConfiguration read(KubeProxyDocument document, ProxyMode mode, Report report) {
		if (mode != ProxyMode.IPVS) {
			return IpvsConfiguration.defaults();
		}
		Tree ipvs = document.content().at("ipvs");
		return new IpvsConfiguration(scheduler(document, ipvs.at("scheduler").text("").strip(), report),
				ipvs.at("strictARP").flag(false), excluded(document, ipvs.at("excludeCIDRs").texts(), report));
	}

	private static String scheduler(KubeProxyDocument document, String stated, Report report) {
		if (stated.isEmpty() || SCHEDULERS.contains(stated)) {
			return stated.isEmpty() ? "rr" : stated;
		}
		report.error("UNSUPPORTED_VALUE", document.at("ipvs.scheduler"),
				"ipvs.scheduler \"" + stated + "\" is unknown, kube-proxy would not start; allowed are "
						+ String.join(", ", SCHEDULERS) + "; rr is used",
				"Write scheduler: rr.");
		return "rr";
	}

	private static List<Cidr> excluded(KubeProxyDocument document, List<String> stated, Report report) {
		List<Cidr> ranges = new ArrayList<>();
		for (String entry : stated) {
			Optional<Cidr> range = Cidr.parse(entry).filter((one) -> entry.contains("/"));
			range.map(Cidr::network).ifPresent(ranges::add);
			if (range.isEmpty()) {
				report.error("UNSUPPORTED_VALUE", document.at("ipvs.excludeCIDRs"),
						"ipvs.excludeCIDRs entry \"" + entry
								+ "\" is not a range such as 10.96.0.0/24, kube-proxy would not start; it is left out",
						"");
			}
		}
		return ranges;
	}

}
