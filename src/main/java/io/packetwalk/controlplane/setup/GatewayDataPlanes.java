package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayClass;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/**
 * Makes the proxy and the Service that the controller of a GatewayClass makes for each
 * Gateway (<a href="https://gateway-api.sigs.k8s.io/geps/gep-1762/">GEP-1762</a>), unless
 * the manifests hold them.
 */
public final class GatewayDataPlanes {

	private static final String GATEWAY_LABEL = "gateway.networking.k8s.io/gateway-name";

	private static final String ENVOY_GATEWAY_LABEL = "gateway.envoyproxy.io/owning-gateway-name";

	private final ApiObjects objects;

	private final List<PodSpecs> pods;

	private final Report report;

	private GatewayDataPlanes(ApiObjects objects, Report report) {
		this.objects = objects;
		this.pods = PodSpecs.in(objects);
		this.report = report;
	}

	/** Adds what is missing; bare adds nothing. */
	public static void install(ApiObjects objects, Profile profile, Report report) {
		GatewayDataPlanes planes = new GatewayDataPlanes(objects, report);
		for (Stored<Gateway> gateway : objects.list(Gateway.class)) {
			planes.checkClass(gateway);
			if (!planes.running(gateway)) {
				planes.add(gateway, profile);
			}
		}
	}

	private void checkClass(Stored<Gateway> gateway) {
		String name = className(gateway);
		List<String> known = this.objects.list(GatewayClass.class).stream().map(Stored::name).toList();
		if (!known.contains(name)) {
			this.report.warning("GATEWAY_CLASS_NOT_FOUND", gateway.ref(), "spec.gatewayClassName",
					gateway.ref() + ": gatewayClassName \"" + name + "\" names no GatewayClass in the manifests, there "
							+ (known.isEmpty() ? "is none" : "are " + String.join(", ", known))
							+ "; it is taken to be there, served by a controller that follows the specification",
					"Add the GatewayClass of your implementation.");
		}
	}

	private boolean running(Stored<Gateway> gateway) {
		return this.pods.stream()
			.anyMatch((pod) -> gateway.name().equals(pod.labels().get(ENVOY_GATEWAY_LABEL))
					|| (gateway.namespace().equals(pod.namespace())
							&& gateway.name().equals(pod.labels().get(GATEWAY_LABEL))));
	}

	private void add(Stored<Gateway> gateway, Profile profile) {
		List<Integer> ports = ports(gateway);
		if (profile == Profile.BARE || ports.isEmpty()) {
			this.report.warning("GATEWAY_NOT_SERVED", gateway.ref(), "",
					gateway.ref() + ": no pod runs its proxy, and "
							+ (ports.isEmpty() ? "it has no listener" : "the profile bare adds none")
							+ "; nothing answers for it",
					"Add the proxy's Deployment and Service, or choose another profile.");
			return;
		}
		Map<String, String> values = Map.of("name", name(gateway), "namespace", gateway.namespace(), "gateway",
				gateway.name(), "class", className(gateway), "image", image(gateway), "containerPorts",
				ports.stream()
					.map((port) -> "{name: port-" + port + ", containerPort: " + port + "}")
					.collect(Collectors.joining(", ")),
				"servicePorts",
				ports.stream()
					.map((port) -> "{name: port-" + port + ", port: " + port + ", targetPort: " + port + "}")
					.collect(Collectors.joining(", ")));
		for (HasMetadata object : AddOn.read("gateway.yaml", values)) {
			this.objects.addUnlessStated(object);
		}
		this.report.info("GATEWAY_PROXY_ADDED", gateway.ref(), "",
				"Deployment and Service " + gateway.namespace() + "/" + name(gateway) + " were added for "
						+ gateway.ref() + ", as the controller of its class makes them"
						+ (shared(gateway) ? "; Traefik would take its requests itself" : ""),
				"");
	}

	private static List<Integer> ports(Stored<Gateway> gateway) {
		if (gateway.object().getSpec() == null || gateway.object().getSpec().getListeners() == null) {
			return List.of();
		}
		return gateway.object()
			.getSpec()
			.getListeners()
			.stream()
			.filter((listener) -> listener != null && listener.getPort() != null
					&& !"UDP".equals(listener.getProtocol()))
			.map(Listener::getPort)
			.distinct()
			.sorted()
			.toList();
	}

	/** {@code NAME-CLASS}, as GEP-1762 has it. */
	private static String name(Stored<Gateway> gateway) {
		String name = gateway.name() + "-" + className(gateway);
		return name.substring(0, Math.min(name.length(), 63)).replaceFirst("-+$", "");
	}

	private static String className(Stored<Gateway> gateway) {
		return (gateway.object().getSpec() != null)
				? Objects.requireNonNullElse(gateway.object().getSpec().getGatewayClassName(), "") : "";
	}

	private boolean shared(Stored<Gateway> gateway) {
		return controller(gateway).startsWith("traefik.io/");
	}

	private String image(Stored<Gateway> gateway) {
		String controller = controller(gateway);
		if (controller.startsWith("istio.io/")) {
			return "docker.io/istio/proxyv2:1.28.0";
		}
		return controller.startsWith("gateway.nginx.org/") ? "ghcr.io/nginx/nginx-gateway-fabric/nginx:2.2.1"
				: "docker.io/envoyproxy/envoy:distroless-v1.36.2";
	}

	private String controller(Stored<Gateway> gateway) {
		@Nullable GatewayClass found = this.objects.find(GatewayClass.class, "", className(gateway))
			.map(Stored::object)
			.orElse(null);
		return (found != null && found.getSpec() != null)
				? Objects.requireNonNullElse(found.getSpec().getControllerName(), "") : "";
	}

}
