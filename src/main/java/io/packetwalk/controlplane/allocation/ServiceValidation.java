package io.packetwalk.controlplane.allocation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.store.Report;

/** The rules of the API server that a Service must keep to exist at all. */
record ServiceValidation(Report report) {

	private static final String REFUSED = "; the API server refuses it, so the Service is not in the cluster";

	boolean accepts(Claim claim) {
		Service service = claim.service();
		boolean kind = claim.type("ExternalName") ? hasExternalName(claim) && leavesClusterIpOut(claim)
				: hasPorts(claim) && headlessFits(claim);
		return kind && namesArePresent(claim.ref(), service.ports()) && portsDiffer(claim.ref(), service.ports())
				&& new ServiceNaming(this.report).accepts(claim) && new ExternalRules(this.report).accepts(claim)
				&& new IpFamilies(this.report).accepts(claim);
	}

	/** It stands for another name, so that an address of its own means nothing. */
	private boolean leavesClusterIpOut(Claim claim) {
		String written = Objects.requireNonNullElse(claim.spec().getClusterIP(), "");
		if (!written.isEmpty()) {
			this.report.error("CLUSTER_IP_NOT_ALLOWED", claim.ref(), "spec.clusterIP",
					claim.ref() + ": spec.clusterIP " + written + " is not allowed with type ExternalName"
							+ "; the API server refuses it, here the field is left out",
					"Leave clusterIP out, or write type: ClusterIP.");
		}
		return true;
	}

	private boolean hasExternalName(Claim claim) {
		if (!String.valueOf(claim.service().externalName()).isBlank()) {
			return true;
		}
		this.report.error("EXTERNAL_NAME_MISSING", claim.ref(), "spec",
				claim.ref() + ": type ExternalName needs spec.externalName" + REFUSED,
				"Write spec.externalName: the.name.example.com.");
		return false;
	}

	private boolean hasPorts(Claim claim) {
		if (!claim.service().ports().isEmpty() || claim.service().headless()) {
			return true;
		}
		this.report.error("SERVICE_HAS_NO_PORTS", claim.ref(), "spec.ports",
				claim.ref() + ": spec.ports is empty" + REFUSED, "Write at least one port, or clusterIP: None.");
		return false;
	}

	private boolean headlessFits(Claim claim) {
		if (!claim.service().headless() || claim.type("ClusterIP")) {
			return true;
		}
		this.report.error("HEADLESS_NOT_ALLOWED", claim.ref(), "spec.clusterIP",
				claim.ref() + ": spec.clusterIP None is not allowed with type " + claim.service().type() + REFUSED, "");
		return false;
	}

	private boolean namesArePresent(ObjectRef ref, List<ServicePort> ports) {
		for (ServicePort port : ports) {
			if (ports.size() > 1 && port.name() == null) {
				this.report.error("MULTI_PORT_NEEDS_NAMES", ref, ServicePorts.path(port.index()),
						ref + ": " + ServicePorts.path(port.index())
								+ " has no name; a Service with several ports needs a" + " name for each" + REFUSED,
						"Write name: with each port, such as name: port-" + port.port() + ".");
				return false;
			}
		}
		return true;
	}

	private boolean portsDiffer(ObjectRef ref, List<ServicePort> ports) {
		Set<String> seen = new HashSet<>();
		for (ServicePort port : ports) {
			String number = port.port() + "/" + port.protocol();
			boolean first = seen.add(number) && (port.name() == null || seen.add("name " + port.name()));
			if (!first) {
				this.report.error("DUPLICATE_SERVICE_PORT", ref, ServicePorts.path(port.index()),
						ref + ": " + ServicePorts.path(port.index()) + " (" + number + ", name " + port.name()
								+ ") repeats another port's number and protocol or name" + REFUSED,
						"");
				return false;
			}
		}
		return true;
	}

}
