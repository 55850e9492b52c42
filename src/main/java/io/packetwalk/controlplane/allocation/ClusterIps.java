package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Allocates virtual addresses; those stated are taken first. */
final class ClusterIps {

	/** How many addresses of an IPv6 range are handed out. */
	private static final long MOST_OF_SIX = 1L << 16;

	private final List<Cidr> ranges;

	private final Names names;

	private final Report report;

	private final Map<IpAddress, String> taken = new HashMap<>();

	/** Allocates from these ranges, one a family, the cluster's first family first. */
	ClusterIps(List<Cidr> ranges, Names names, Report report) {
		this.ranges = ranges;
		this.names = names;
		this.report = report;
	}

	/** The Services with their addresses; without those the API server refuses. */
	List<Claim> allocate(List<Claim> claims) {
		List<Claim> allocated = new ArrayList<>();
		for (Claim claim : claims.stream().filter(this::reserve).toList()) {
			if (claim.service().headless() || claim.type("ExternalName")) {
				allocated.add(claim);
			}
			else {
				complete(claim).ifPresent(allocated::add);
			}
		}
		return allocated;
	}

	private boolean reserve(Claim claim) {
		for (IpAddress address : claim.service().clusterIps()) {
			String other = this.taken.putIfAbsent(address, claim.service().key());
			if (other != null) {
				this.report.error("DUPLICATE_CLUSTER_IP", claim.ref(), path(claim, address), claim.ref()
						+ ": clusterIP " + address + " is that of Service " + other
						+ "; the API server refuses it (provided IP is already allocated), so the Service is not in"
						+ " the cluster", "Leave clusterIP out and one is allocated.");
				claim.service().clusterIps().forEach((own) -> this.taken.remove(own, claim.service().key()));
				return false;
			}
			range(address.family()).filter((range) -> !range.contains(address))
				.ifPresent((range) -> this.report.warning("CLUSTER_IP_OUT_OF_RANGE", claim.ref(), path(claim, address),
						claim.ref() + ": clusterIP " + address + " is not in the Service range " + range
								+ "; an API server with this range refuses it, here it is kept as stated",
						"Leave clusterIP out, or set the lab's Service range."));
		}
		return true;
	}

	private static String path(Claim claim, IpAddress address) {
		int place = claim.service().clusterIps().indexOf(address);
		return (place > 0) ? "spec.clusterIPs[" + place + "]" : "spec.clusterIP";
	}

	/** Adds the addresses that are not stated, in the order of the families. */
	private Optional<Claim> complete(Claim claim) {
		List<IpAddress> stated = claim.service().clusterIps();
		List<AddressFamily> families = IpFamilies.of(claim.spec(), stated,
				this.ranges.stream().map((range) -> range.address().family()).toList());
		List<IpAddress> addresses = new ArrayList<>();
		for (AddressFamily family : families) {
			Optional<IpAddress> address = stated.stream()
				.filter((one) -> one.family() == family)
				.findFirst()
				.or(() -> next(claim, family));
			if (address.isEmpty()) {
				return Optional.empty();
			}
			addresses.add(address.get());
		}
		if (IpFamilies.requiresDual(claim.spec()) && addresses.size() < 2) {
			refuse(claim, "spec.ipFamilyPolicy", "spec.ipFamilyPolicy is RequireDualStack, and this cluster is not"
					+ " configured for dual-stack Services");
			return Optional.empty();
		}
		return Optional.of(claim.with(claim.service().withClusterIps(addresses)));
	}

	private Optional<Cidr> range(AddressFamily family) {
		return this.ranges.stream().filter((range) -> range.address().family() == family).findFirst();
	}

	private Optional<IpAddress> next(Claim claim, AddressFamily family) {
		Optional<Cidr> range = range(family);
		if (range.isEmpty()) {
			refuse(claim, "spec.ipFamilies",
					"spec.ipFamilies has " + IpFamilies.words(family) + ", which is not configured on this cluster");
			return Optional.empty();
		}
		return next(claim, range.get());
	}

	/** The last address of an IPv4 range is its broadcast address. */
	private Optional<IpAddress> next(Claim claim, Cidr range) {
		boolean four = range.address().isV4();
		Bands bands = Bands.ofAddresses(four ? range.size() - 2 : Math.min(range.size(), MOST_OF_SIX) - 1);
		String identity = (four ? "clusterIP " : "clusterIP v6 ") + claim.service().key();
		long start = (bands.dynamic() > 0) ? this.names.number(identity, bands.dynamic()) : 0;
		OptionalLong index = bands.next(start, (i) -> this.taken.containsKey(range.at(i + 1)));
		if (index.isEmpty()) {
			this.report.error("CLUSTER_IPS_EXHAUSTED", claim.ref(), "spec", claim.ref() + ": the Service range " + range
					+ " is used up; the API server refuses it, so the Service is not in the cluster", "");
			return Optional.empty();
		}
		IpAddress address = range.at(index.getAsLong() + 1);
		this.taken.put(address, claim.service().key());
		return Optional.of(address);
	}

	private void refuse(Claim claim, String path, String why) {
		this.report.error("IP_FAMILY_NOT_CONFIGURED", claim.ref(), path,
				claim.ref() + ": " + why + "; the API server refuses it, so the Service is not in the cluster",
				"Write ipFamilyPolicy: PreferDualStack, or give the cluster an IPv6 Service range, as in kubeadm's"
						+ " networking.serviceSubnet: 10.96.0.0/16,fd00:10:96::/112.");
	}

}
