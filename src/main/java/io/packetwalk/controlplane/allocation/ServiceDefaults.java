package io.packetwalk.controlplane.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Service;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/** Fills in what a Service leaves out, as the API server does. */
final class ServiceDefaults {

	private static final int AFFINITY_SECONDS = 10_800;

	private static final String SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

	private final Report report;

	private final ServicePorts ports;

	ServiceDefaults(Report report) {
		this.report = report;
		this.ports = new ServicePorts(report);
	}

	Claim apply(Stored<io.fabric8.kubernetes.api.model.Service> stored) {
		ServiceSpec spec = Objects.requireNonNullElseGet(stored.object().getSpec(), ServiceSpec::new);
		ObjectRef ref = stored.ref();
		String type = Objects.requireNonNullElse(spec.getType(), "ClusterIP");
		boolean external = type.equals("ExternalName");
		List<IpAddress> externalIps = addresses(spec.getExternalIPs());
		boolean reachable = type.equals("NodePort") || type.equals("LoadBalancer") || !externalIps.isEmpty();
		boolean headless = !external && statedClusterIps(spec).contains("None");
		Service service = new Service(stored.namespace(), stored.name(), type,
				(external || headless) ? List.of() : addresses(statedClusterIps(spec)), headless,
				external ? Objects.requireNonNullElse(spec.getExternalName(), "") : null, externalIps,
				loadBalancer(stored), Stored.clean(spec.getSelector()), this.ports.read(ref, spec), affinity(spec),
				externalLocal(ref, spec, reachable), "Local".equals(spec.getInternalTrafficPolicy()),
				sourceRanges(spec, stored.annotations()), 0, Boolean.TRUE.equals(spec.getPublishNotReadyAddresses()),
				stored.labels(), stored.annotations());
		return new Claim(stored, service);
	}

	private static List<String> statedClusterIps(ServiceSpec spec) {
		List<String> listed = Objects.requireNonNullElse(spec.getClusterIPs(), List.of());
		List<String> all = listed.isEmpty() ? Arrays.asList(spec.getClusterIP()) : listed;
		return all.stream().filter((one) -> one != null && !one.isBlank()).toList();
	}

	private static List<IpAddress> addresses(@Nullable List<String> written) {
		return Objects.requireNonNullElse(written, List.<String>of())
			.stream()
			.filter(Objects::nonNull)
			.flatMap((text) -> IpAddress.parse(text).stream())
			.toList();
	}

	private static int affinity(ServiceSpec spec) {
		if (!"ClientIP".equals(spec.getSessionAffinity())) {
			return 0;
		}
		var config = spec.getSessionAffinityConfig();
		Integer written = (config != null && config.getClientIP() != null) ? config.getClientIP().getTimeoutSeconds()
				: null;
		return Objects.requireNonNullElse(written, AFFINITY_SECONDS);
	}

	private boolean externalLocal(ObjectRef ref, ServiceSpec spec, boolean reachable) {
		boolean local = "Local".equals(spec.getExternalTrafficPolicy());
		if (local && !reachable) {
			this.report.error("POLICY_WITHOUT_EFFECT", ref, "spec.externalTrafficPolicy", ref
					+ ": spec.externalTrafficPolicy Local is not allowed, the Service cannot be reached from outside;"
					+ " the API server refuses it, here the field is left out",
					"Use internalTrafficPolicy: Local to keep traffic of pods on their node.");
		}
		return local && reachable;
	}

	private static List<String> sourceRanges(ServiceSpec spec, Map<String, String> annotations) {
		List<String> written = Objects.requireNonNullElse(spec.getLoadBalancerSourceRanges(), List.of());
		String annotated = annotations.getOrDefault(SOURCE_RANGES, "");
		if (!written.isEmpty() || annotated.isBlank()) {
			return written.stream().filter(Objects::nonNull).toList();
		}
		return Arrays.stream(annotated.split(",")).map(String::strip).toList();
	}

	private static List<io.packetwalk.cluster.LoadBalancerIngress> loadBalancer(
			Stored<io.fabric8.kubernetes.api.model.Service> stored) {
		var status = stored.object().getStatus();
		if (status == null || status.getLoadBalancer() == null || status.getLoadBalancer().getIngress() == null) {
			return List.of();
		}
		return status.getLoadBalancer()
			.getIngress()
			.stream()
			.filter(Objects::nonNull)
			.filter((entry) -> entry.getIp() != null || entry.getHostname() != null)
			.map(ServiceDefaults::ingress)
			.toList();
	}

	private static io.packetwalk.cluster.LoadBalancerIngress ingress(LoadBalancerIngress entry) {
		IpAddress ip = Optional.ofNullable(entry.getIp()).flatMap(IpAddress::parse).orElse(null);
		return new io.packetwalk.cluster.LoadBalancerIngress(ip, entry.getHostname(),
				"Proxy".equals(entry.getIpMode()));
	}

}
