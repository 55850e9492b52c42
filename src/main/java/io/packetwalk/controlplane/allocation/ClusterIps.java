package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Allocates virtual addresses; those stated are taken first. */
final class ClusterIps {

	private final Cidr range;

	private final Names names;

	private final Report report;

	private final Map<IpAddress, String> taken = new HashMap<>();

	ClusterIps(Cidr range, Names names, Report report) {
		this.range = range;
		this.names = names;
		this.report = report;
	}

	/** The Services with their addresses; without those the API server refuses. */
	List<Claim> allocate(List<Claim> claims) {
		List<Claim> reserved = claims.stream().filter(this::reserve).toList();
		List<Claim> allocated = new ArrayList<>();
		for (Claim claim : reserved) {
			boolean virtual = !claim.service().headless() && !claim.type("ExternalName");
			if (!virtual || !claim.service().clusterIps().isEmpty()) {
				allocated.add(claim);
			}
			else {
				next(claim, allocated);
			}
		}
		return allocated;
	}

	private boolean reserve(Claim claim) {
		for (IpAddress address : claim.service().clusterIps()) {
			String other = this.taken.putIfAbsent(address, claim.service().key());
			if (other != null) {
				this.report.error("DUPLICATE_CLUSTER_IP", claim.ref(), "spec.clusterIP", claim.ref()
						+ ": spec.clusterIP " + address + " is that of Service " + other
						+ "; the API server refuses it (provided IP is already allocated), so the Service is not in"
						+ " the cluster", "Leave clusterIP out and one is allocated.");
				return false;
			}
			if (address.isV4() && !this.range.contains(address)) {
				this.report.warning("CLUSTER_IP_OUT_OF_RANGE", claim.ref(), "spec.clusterIP",
						claim.ref() + ": spec.clusterIP " + address + " is not in the Service range " + this.range
								+ "; an API server with this range refuses it, here it is kept as stated",
						"Leave clusterIP out, or set the lab's Service range.");
			}
		}
		return true;
	}

	private void next(Claim claim, List<Claim> allocated) {
		boolean wantsSix = claim.spec().getIpFamilies() != null && claim.spec().getIpFamilies().contains("IPv6");
		if (wantsSix || "RequireDualStack".equals(claim.spec().getIpFamilyPolicy())) {
			this.report.warning("IP_FAMILY_NOT_CONFIGURED", claim.ref(), "spec.ipFamilies",
					claim.ref() + ": it asks for IPv6, this cluster allocates IPv4 only; it gets an IPv4 address",
					"State the IPv6 address in clusterIPs.");
		}
		Bands bands = Bands.ofAddresses(this.range.size() - 2);
		long start = (bands.dynamic() > 0) ? this.names.number("clusterIP " + claim.service().key(), bands.dynamic())
				: 0;
		OptionalLong index = bands.next(start, (i) -> this.taken.containsKey(this.range.at(i + 1)));
		if (index.isEmpty()) {
			this.report.error("CLUSTER_IPS_EXHAUSTED", claim.ref(), "spec", claim.ref() + ": the Service range "
					+ this.range + " is used up; the API server refuses it, so the Service is not in the cluster", "");
			return;
		}
		IpAddress address = this.range.at(index.getAsLong() + 1);
		this.taken.put(address, claim.service().key());
		allocated.add(claim.with(claim.service().withClusterIps(List.of(address))));
	}

}
