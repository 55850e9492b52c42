package io.packetwalk.ingress.tunnel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.program.Arguments;

/** Finds the tunnels of a cluster: pods that run cloudflared, and what they were told. */
public final class Tunnels {

	private static final String PROGRAM = "cloudflared";

	private Tunnels() {
	}

	/** The tunnels whose rules are known. */
	public static List<CloudflareTunnel> of(Cluster cluster) {
		List<CloudflareTunnel> tunnels = new ArrayList<>();
		programs(cluster).forEach((owner, pods) -> tunnel(cluster, owner, pods).ifPresent(tunnels::add));
		return tunnels;
	}

	/** What cloudflared would say of its configuration. */
	public static List<Finding> findings(Cluster cluster) {
		List<Finding> findings = new ArrayList<>();
		programs(cluster).forEach((owner, pods) -> tunnel(cluster, owner, pods).ifPresentOrElse((tunnel) -> {
			if (!tunnel.error().isEmpty()) {
				findings
					.add(new Finding("TUNNEL_CONFIG_REFUSED", true, tunnel.origin().object(), tunnel.origin().path(),
							"cloudflared refuses its configuration and ends: " + tunnel.error()
									+ ". Cloudflare answers 530 (error 1033) to every request",
							"Correct the rule; the last one must be a service alone, such as http_status:404."));
			}
		}, () -> findings.add(new Finding("TUNNEL_RULES_UNKNOWN", false, owner, "",
				owner + " runs a tunnel whose rules are kept at Cloudflare (a token is all it was given), so which "
						+ "host leads where is not known and not walked",
				"Add a ConfigMap with the same rules, as a locally managed tunnel would have: ingress: [{hostname, service}]."))));
		return findings;
	}

	/** Pods of cloudflared by whom a person would name, that open tunnels. */
	private static Map<ObjectRef, List<Pod>> programs(Cluster cluster) {
		Map<ObjectRef, List<Pod>> programs = new LinkedHashMap<>();
		cluster.pods()
			.stream()
			.filter((pod) -> !arguments(pod).isEmpty())
			.sorted(Comparator.comparing(Pod::namespace).thenComparing(Pod::name))
			.forEach((pod) -> programs
				.computeIfAbsent((pod.owner() != null) ? pod.owner() : pod.ref(), (owner) -> new ArrayList<>())
				.add(pod));
		return programs;
	}

	/** The command line of cloudflared in a pod, empty where there is none. */
	private static Arguments arguments(Pod pod) {
		return new Arguments(pod.containers()
			.stream()
			.filter((container) -> container.image().contains("/" + PROGRAM) || container.image().startsWith(PROGRAM))
			.findFirst()
			.map((container) -> container.command().isEmpty() ? List.of("tunnel") : container.command())
			.orElse(List.of()));
	}

	private static Optional<CloudflareTunnel> tunnel(Cluster cluster, ObjectRef owner, List<Pod> pods) {
		Arguments arguments = arguments(pods.getFirst());
		List<String> running = pods.stream()
			.filter((pod) -> pod.ip() != null && pod.phase().equals("Running"))
			.map(Pod::key)
			.toList();
		Optional<String> url = arguments.value("--url");
		if (url.isPresent()) {
			TunnelRule rule = new TunnelRule(arguments.value("--hostname").orElse(""), null, url.get(),
					arguments.value("--http-host-header").orElse(""), 0);
			Origin origin = pods.getFirst().origin();
			return Optional.of(new CloudflareTunnel(owner.toString(), running, List.of(rule), rule.anyHost(),
					new Origin(origin.object(), origin.path()), ""));
		}
		return configured(cluster, owner, pods.getFirst().namespace(), arguments, running);
	}

	/** The ConfigMap of the namespace that holds its file. */
	private static Optional<CloudflareTunnel> configured(Cluster cluster, ObjectRef owner, String namespace,
			Arguments arguments, List<String> running) {
		String file = arguments.value("--config").map((path) -> path.substring(path.lastIndexOf('/') + 1)).orElse("");
		for (ConfigMap map : cluster.configMaps()) {
			for (Map.Entry<String, String> entry : map.data().entrySet()) {
				boolean named = file.isEmpty() ? entry.getKey().matches("config\\.ya?ml") : entry.getKey().equals(file);
				if (!map.namespace().equals(namespace) || !named) {
					continue;
				}
				Optional<TunnelFile> read = TunnelFile.read(Objects.requireNonNullElse(entry.getValue(), ""));
				if (read.isPresent()) {
					Origin origin = new Origin(new ObjectRef("ConfigMap", namespace, map.name()),
							"data[" + entry.getKey() + "]");
					return Optional.of(new CloudflareTunnel(owner.toString(), running, read.get().rules(), false,
							origin, read.get().error()));
				}
			}
		}
		return Optional.empty();
	}

}
