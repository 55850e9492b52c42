package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/**
 * Reads {@code loadBalancerSourceRanges}, or the annotation that came before it, as
 * kube-proxy does: blanks around a range do not count, and a range of the other family is
 * no range.
 */
record SourceRanges(Report report) {

	private static final String ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";

	/** Says what is unusual about the ranges of a Service that has its addresses. */
	void check(Claim claim) {
		if (!claim.type("LoadBalancer") || claim.service().clusterIps().isEmpty()) {
			return;
		}
		List<String> written = Objects.requireNonNullElse(claim.spec().getLoadBalancerSourceRanges(), List.of());
		boolean field = !written.isEmpty();
		List<String> entries = field ? written : annotated(claim);
		List<AddressFamily> families = claim.service().clusterIps().stream().map((ip) -> ip.family()).toList();
		List<String> counting = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			String path = field ? "spec.loadBalancerSourceRanges[" + i + "]"
					: "metadata.annotations[" + ANNOTATION + "]";
			if (entries.get(i) != null && counts(claim, path, entries.get(i), families)) {
				counting.add(entries.get(i));
			}
		}
		if (counting.isEmpty() && !entries.isEmpty()) {
			this.report.warning("SOURCE_RANGES_LEAVE_NOBODY_OUT", claim.ref(),
					field ? "spec.loadBalancerSourceRanges" : "metadata.annotations[" + ANNOTATION + "]",
					claim.ref() + ": no source range counts, and kube-proxy takes none as all: everybody may use the"
							+ " load balancer's addresses",
					"Write a range of a family the Service has.");
		}
	}

	private static List<String> annotated(Claim claim) {
		String annotation = claim.stored().annotations().getOrDefault(ANNOTATION, "");
		return annotation.isBlank() ? List.of() : Arrays.asList(annotation.split(","));
	}

	private boolean counts(Claim claim, String path, String entry, List<AddressFamily> families) {
		Optional<Cidr> range = Cidr.parse(entry).filter((one) -> entry.contains("/"));
		if (range.isEmpty()) {
			this.report.error("UNSUPPORTED_VALUE", claim.ref(), path, claim.ref() + ": source range \"" + entry.strip()
					+ "\" is not a range such as 203.0.113.0/24; the API server refuses it, here it is left out", "");
			return false;
		}
		if (!families.contains(range.get().address().family())) {
			this.report.warning("SOURCE_RANGE_OF_OTHER_FAMILY", claim.ref(), path, claim.ref() + ": source range "
					+ entry.strip() + " is of a family the Service has no address in;" + " kube-proxy leaves it out",
					"");
			return false;
		}
		if (!entry.strip().equals(entry)) {
			this.report.info("BLANKS_TRIMMED", claim.ref(), path, claim.ref() + ": source range \"" + entry
					+ "\" has blanks around it; they are left out, as kube-proxy does", "");
		}
		return true;
	}

}
