package io.packetwalk.controlplane.allocation;

import java.util.List;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * What the API server asks of the fields by which a Service is reached from outside.
 * Fields that would have no effect are left out, so that the rest can be walked; an
 * address that nobody may claim refuses the Service.
 */
record ExternalRules(Report report) {

	private static final List<Cidr> SPECIAL = List.of(Cidr.of("0.0.0.0/32"), Cidr.of("::/128"), Cidr.of("127.0.0.0/8"),
			Cidr.of("::1/128"), Cidr.of("169.254.0.0/16"), Cidr.of("fe80::/10"), Cidr.of("224.0.0.0/24"),
			Cidr.of("ff02::/16"));

	private static final String LEFT_OUT = "; the API server refuses it, here the field is left out";

	/** Whether a Service with these external addresses may exist. */
	boolean accepts(Claim claim) {
		List<IpAddress> addresses = claim.service().externalIps();
		for (int i = 0; i < addresses.size(); i++) {
			IpAddress address = addresses.get(i);
			if (SPECIAL.stream().anyMatch((range) -> range.contains(address))) {
				this.report.error("INVALID_EXTERNAL_IP", claim.ref(), "spec.externalIPs[" + i + "]",
						claim.ref() + ": spec.externalIPs " + address
								+ " is unspecified, loopback, link-local or link-local multicast"
								+ "; the API server refuses it, so the Service is not in the cluster",
						"Write an address that is routed to the nodes.");
				return false;
			}
		}
		return true;
	}

	/** Says which fields have no effect, and which addresses do not count. */
	void check(Claim claim) {
		Service service = claim.service();
		boolean balanced = claim.type("LoadBalancer");
		if (!balanced) {
			forbidden(claim, "spec.loadBalancerClass", claim.spec().getLoadBalancerClass());
			forbidden(claim, "spec.allocateLoadBalancerNodePorts", claim.spec().getAllocateLoadBalancerNodePorts());
			forbidden(claim, "spec.loadBalancerSourceRanges",
					service.sourceRanges().isEmpty() ? null : String.join(", ", service.sourceRanges()));
		}
		boolean checked = balanced && service.externalPolicyLocal();
		Integer port = claim.spec().getHealthCheckNodePort();
		if (!checked && Objects.requireNonNullElse(port, 0) != 0) {
			this.report.error("FIELD_NOT_ALLOWED", claim.ref(), "spec.healthCheckNodePort",
					claim.ref() + ": spec.healthCheckNodePort " + port
							+ " is only allowed with type LoadBalancer and externalTrafficPolicy Local" + LEFT_OUT,
					"Write externalTrafficPolicy: Local, or leave it out.");
		}
		if (claim.spec().getSessionAffinityConfig() != null && service.affinitySeconds() == 0) {
			this.report.error(
					"FIELD_NOT_ALLOWED", claim.ref(), "spec.sessionAffinityConfig", claim.ref()
							+ ": spec.sessionAffinityConfig is only allowed with sessionAffinity ClientIP" + LEFT_OUT,
					"Write sessionAffinity: ClientIP.");
		}
		balancerAddresses(claim);
	}

	private void forbidden(Claim claim, String path, @Nullable Object value) {
		if (value != null) {
			this.report.error(
					"FIELD_NOT_ALLOWED", claim.ref(), path, claim.ref() + ": " + path + " (" + value
							+ ") is only allowed with type LoadBalancer, not " + claim.service().type() + LEFT_OUT,
					"Write type: LoadBalancer, or leave it out.");
		}
	}

	private void balancerAddresses(Claim claim) {
		var status = claim.stored().object().getStatus();
		if (status == null || status.getLoadBalancer() == null || status.getLoadBalancer().getIngress() == null) {
			return;
		}
		List<LoadBalancerIngress> entries = status.getLoadBalancer().getIngress();
		for (int i = 0; i < entries.size(); i++) {
			LoadBalancerIngress entry = entries.get(i);
			if (entry != null && entry.getIpMode() != null && entry.getIp() == null) {
				this.report.error("FIELD_NOT_ALLOWED", claim.ref(), "status.loadBalancer.ingress[" + i + "].ipMode",
						claim.ref() + ": status.loadBalancer.ingress[" + i + "].ipMode is " + entry.getIpMode()
								+ " without an ip" + LEFT_OUT,
						"");
			}
		}
		if (!claim.type("LoadBalancer") && !claim.service().loadBalancer().isEmpty()) {
			this.report.warning("FIELD_WITHOUT_EFFECT", claim.ref(), "status.loadBalancer",
					claim.ref()
							+ ": status.loadBalancer is that of a Service of type LoadBalancer, this one is of type "
							+ claim.service().type() + "; nodes take its addresses as their own all the same",
					"");
		}
	}

}
