package io.packetwalk.ingress.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;

/** YAML made a cluster, all of whose Services have a pod. */
record GatewayLab(Cluster cluster) {

	static GatewayLab of(String yaml) {
		StringBuilder pods = new StringBuilder(yaml);
		for (Service service : reconcile(yaml).services()) {
			boolean served = !reconcile(yaml).slicesOf(service)
				.stream()
				.allMatch((slice) -> slice.endpoints().isEmpty());
			if (!service.selector().isEmpty() && !served) {
				pods.append(pod(service));
			}
		}
		return new GatewayLab(reconcile(pods.toString()));
	}

	/** As written, without pods of ours. */
	static GatewayLab asWritten(String yaml) {
		return new GatewayLab(reconcile(yaml));
	}

	private static String pod(Service service) {
		StringBuilder labels = new StringBuilder();
		service.selector()
			.forEach((name, value) -> labels.append("    ").append(name).append(": \"").append(value).append("\"\n"));
		return """

				---
				apiVersion: v1
				kind: Pod
				metadata:
				  name: %s-0
				  namespace: %s
				  labels:
				%sspec:
				  containers: [{name: main, image: echo}]
				""".formatted(service.name(), service.namespace(), labels);
	}

	private static Cluster reconcile(String yaml) {
		ManifestFile file = new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		return ControlPlane
			.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT),
					LabSettings.defaults().withProfile(Profile.BARE))
			.cluster();
	}

	HttpRouteTable table(String gateway) {
		Gateway found = this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.filter((one) -> one.key().equals(gateway))
			.findFirst()
			.orElseThrow();
		return new Gateways(this.cluster, new ServiceEndpoints(this.cluster, (name) -> Optional.empty())).routes(found);
	}

	HttpOutcome get(String gateway, String url) {
		return get(gateway, url, Map.of());
	}

	HttpOutcome get(String gateway, String url, Map<String, String> headers) {
		String scheme = url.substring(0, url.indexOf("://"));
		String rest = url.substring(url.indexOf("://") + 3);
		String path = rest.contains("/") ? rest.substring(rest.indexOf('/')) : "/";
		String host = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
		int port = host.contains(":") ? Integer.parseInt(host.substring(host.indexOf(':') + 1))
				: scheme.equals("https") ? 443 : 80;
		return table(gateway)
			.route(new HttpRequest("GET", scheme, host.replaceFirst(":\\d+$", ""), port, path.replaceFirst("\\?.*", ""),
					path.contains("?") ? path.substring(path.indexOf('?') + 1) : "", new TreeMap<>(headers)));
	}

}
