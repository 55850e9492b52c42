package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.ServiceSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * The address families of a Service (<a href=
 * "https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services">dual-stack
 * Services</a>).
 */
public record IpFamilies(Report report) {

	private static final String REFUSED = "; the API server refuses it, so the Service is not in the cluster";

	/** Whether what is written about families and addresses fits together. */
	boolean accepts(Claim claim) {
		if (claim.type("ExternalName")) {
			return true;
		}
		ServiceSpec spec = claim.spec();
		List<String> addresses = clean(spec.getClusterIPs());
		List<AddressFamily> families = written(spec);
		String first = Objects.requireNonNullElse(spec.getClusterIP(), "");
		if (!first.isEmpty() && !addresses.isEmpty() && !same(first, addresses.getFirst())) {
			return refuse(claim, "spec.clusterIPs", "spec.clusterIP is " + first + ", the first of spec.clusterIPs "
					+ addresses.getFirst() + ": they must be the same");
		}
		List<IpAddress> stated = claim.service().clusterIps();
		if (addresses.size() > 2 || (addresses.size() == 2 && addresses.contains("None"))
				|| stated.stream().map(IpAddress::family).distinct().count() < stated.size()) {
			return refuse(claim, "spec.clusterIPs",
					"spec.clusterIPs " + addresses + " must be one address, or one of each family");
		}
		if (families.size() > 2 || families.stream().distinct().count() < families.size()) {
			return refuse(claim, "spec.ipFamilies", "spec.ipFamilies " + spec.getIpFamilies() + " repeats a family");
		}
		for (int i = 0; i < Math.min(families.size(), stated.size()); i++) {
			if (stated.get(i).family() != families.get(i)) {
				return refuse(claim, "spec.ipFamilies", "spec.ipFamilies has " + words(families.get(i)) + " at place "
						+ i + ", where spec.clusterIPs has " + stated.get(i));
			}
		}
		boolean dual = prefersDual(spec) || requiresDual(spec);
		if (!dual && (families.size() > 1 || addresses.size() > 1)) {
			return refuse(claim, "spec.ipFamilyPolicy",
					"spec.ipFamilyPolicy is " + Objects.requireNonNullElse(spec.getIpFamilyPolicy(), "SingleStack")
							+ ", but two families are asked for: it must be PreferDualStack or RequireDualStack");
		}
		return true;
	}

	/**
	 * The families a Service has in a cluster.
	 * @param cluster those of the cluster, its first one first
	 */
	public static List<AddressFamily> of(ServiceSpec spec, List<IpAddress> stated, List<AddressFamily> cluster) {
		List<AddressFamily> families = new ArrayList<>(written(spec));
		if (families.isEmpty()) {
			stated.stream().map(IpAddress::family).distinct().forEach(families::add);
		}
		if (families.isEmpty()) {
			families.add(cluster.getFirst());
		}
		if (prefersDual(spec) || requiresDual(spec)) {
			cluster.stream().filter((family) -> !families.contains(family)).forEach(families::add);
		}
		return families;
	}

	static boolean requiresDual(ServiceSpec spec) {
		return "RequireDualStack".equals(spec.getIpFamilyPolicy());
	}

	private static boolean prefersDual(ServiceSpec spec) {
		return "PreferDualStack".equals(spec.getIpFamilyPolicy());
	}

	/** {@code IPv4} or {@code IPv6}. */
	static String words(AddressFamily family) {
		return (family == AddressFamily.IPV6) ? "IPv6" : "IPv4";
	}

	private static List<AddressFamily> written(ServiceSpec spec) {
		return clean(spec.getIpFamilies()).stream()
			.map((family) -> family.equals("IPv6") ? AddressFamily.IPV6 : AddressFamily.IPV4)
			.toList();
	}

	private static List<String> clean(@Nullable List<String> written) {
		return (written == null) ? List.of()
				: written.stream().filter((one) -> one != null && !one.isBlank()).map(String::strip).toList();
	}

	private static boolean same(String left, String right) {
		return left.equals(right) || IpAddress.parse(left).equals(IpAddress.parse(right));
	}

	private boolean refuse(Claim claim, String path, String why) {
		this.report.error("IP_FAMILIES_CONTRADICT", claim.ref(), path, claim.ref() + ": " + why + REFUSED, "");
		return false;
	}

}
