package io.packetwalk.controlplane.setup;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Settings.SecondFamily;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The address ranges and the domain of a cluster.
 *
 * @param podCidr the range pods get addresses from
 * @param podCidrChosen whether somebody chose it; else it is the profile's
 * @param serviceCidr the range of ClusterIPs
 * @param clusterDomain the DNS domain
 * @param secondFamily the IPv6 ranges, null in a single-stack cluster
 */
record Ranges(Cidr podCidr, boolean podCidrChosen, Cidr serviceCidr, String clusterDomain,
		@Nullable SecondFamily secondFamily) {

	/** What kubeadm's documentation gives pods where only Services have a range. */
	private static final Cidr SECOND_PODS = Cidr.of("fd00:10:244::/56");

	private static final Cidr SECOND_SERVICES = Cidr.of("fd00:10:96::/112");

	static Ranges find(LabSettings lab, ApiObjects objects, KubeProxySettings kubeProxy, Report report) {
		Stated stated = new Stated(objects);
		Optional<Cidr> pods = fourOnly("podCidr", lab.podCidr(), report).or(stated::podCidr).or(kubeProxy::clusterCidr);
		Cidr profileServices = serviceCidr(lab.profile());
		Cidr services = fourOnly("serviceCidr", lab.serviceCidr(), report).or(stated::serviceCidr)
			.or(() -> stated.kubernetesAddress().map((first) -> around(first, profileServices)))
			.orElse(profileServices);
		String domain = Optional.ofNullable(lab.clusterDomain()).or(stated::clusterDomain).orElse("cluster.local");
		return new Ranges(pods.orElse(podCidr(lab.profile())).network(), pods.isPresent(), services.network(), domain,
				secondFamily(stated, kubeProxy));
	}

	private static @Nullable SecondFamily secondFamily(Stated stated, KubeProxySettings kubeProxy) {
		Optional<Cidr> pods = stated.secondPodCidr().or(kubeProxy::secondClusterCidr);
		Optional<Cidr> services = stated.secondServiceCidr();
		return (pods.isEmpty() && services.isEmpty()) ? null
				: new SecondFamily(pods.orElse(SECOND_PODS).network(), services.orElse(SECOND_SERVICES).network());
	}

	private static Optional<Cidr> fourOnly(String setting, @Nullable Cidr chosen, Report report) {
		if (chosen != null && !chosen.address().isV4()) {
			report.error("UNSUPPORTED_VALUE", null, "", "setting " + setting + " is " + chosen
					+ ", pods and Services get IPv4 addresses here; it is left out", "Choose an IPv4 range.");
			return Optional.empty();
		}
		return Optional.ofNullable(chosen);
	}

	/** The profile's range if its first address fits, else the /16 the address starts. */
	private static Cidr around(IpAddress first, Cidr profile) {
		return profile.at(1).equals(first) ? profile : new Cidr(first, 16).network();
	}

	private static Cidr podCidr(Profile profile) {
		return Cidr.of((profile == Profile.K3S) ? "10.42.0.0/16" : "10.244.0.0/16");
	}

	private static Cidr serviceCidr(Profile profile) {
		return Cidr.of(switch (profile) {
			case K3S -> "10.43.0.0/16";
			case KIND -> "10.96.0.0/16";
			case KUBEADM, BARE -> "10.96.0.0/12";
		});
	}

}
