package io.packetwalk.networkpolicy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** A cluster of the vectors, and what its policies say to a probe. */
public final class VectorLab {

	private final Cluster cluster;

	private final NetworkPolicies policies;

	VectorLab(Cluster cluster) {
		this.cluster = cluster;
		this.policies = NetworkPolicies.of(cluster);
	}

	/** Reads manifests and runs the control plane. */
	public static Cluster cluster(String yaml) {
		ManifestFile file = new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		return ControlPlane.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), LabSettings.defaults())
			.cluster();
	}

	/** The manifests of a vector's cluster, which is written as facts. */
	public static String manifests(JsonNode cluster, @Nullable JsonNode labelOverrides) {
		StringBuilder yaml = new StringBuilder();
		cluster.get("namespaces")
			.forEach((one) -> document(yaml, "Namespace", one, overridden(one, "Namespace", labelOverrides), "{}",
					"{}"));
		cluster.get("nodes")
			.forEach((one) -> document(yaml, "Node", one, "{}", "{}",
					"{addresses: [{type: InternalIP, address: %s}]}".formatted(one.get("ip").asString())));
		cluster.get("pods")
			.forEach((one) -> document(yaml, "Pod", one, overridden(one, "Pod", labelOverrides), podSpec(one),
					"{phase: Running, podIP: %1$s, podIPs: [{ip: %1$s}], conditions: [{type: Ready, status: 'True'}]}"
						.formatted(one.get("ip").asString())));
		if (cluster.has("services")) {
			cluster.get("services").forEach((one) -> service(yaml, one));
		}
		return yaml.toString();
	}

	private static String podSpec(JsonNode pod) {
		return "{nodeName: %s, hostNetwork: %s, containers: [{name: main, image: probe, ports: %s}]}".formatted(
				pod.get("node").asString(), pod.path("hostNetwork").asBoolean(false),
				pod.has("ports") ? pod.get("ports").toString() : "[]");
	}

	private static void service(StringBuilder yaml, JsonNode one) {
		ObjectNode spec = ((ObjectNode) one).deepCopy();
		spec.remove(List.of("namespace", "name", "endpoints"));
		document(yaml, "Service", one, "{}", spec.toString(), "{}");
		if (one.has("endpoints")) {
			JsonNode endpoint = one.get("endpoints").get(0);
			yaml.append("""
					---
					apiVersion: discovery.k8s.io/v1
					kind: EndpointSlice
					metadata: {name: %1$s-1, namespace: %2$s, labels: {kubernetes.io/service-name: %1$s}}
					addressType: IPv4
					ports: [{port: %3$s}]
					endpoints: [{addresses: [%4$s]}]
					""".formatted(one.get("name").asString(), one.get("namespace").asString(), endpoint.get("port"),
					endpoint.get("ip").asString()));
		}
	}

	private static void document(StringBuilder yaml, String kind, JsonNode one, String labels, String spec,
			String status) {
		yaml.append("---\napiVersion: v1\nkind: %s\nmetadata: {name: %s, %slabels: %s}\nspec: %s\nstatus: %s\n"
			.formatted(kind, one.get("name").asString(),
					one.has("namespace") ? "namespace: " + one.get("namespace").asString() + ", " : "", labels, spec,
					status));
	}

	private static String overridden(JsonNode one, String kind, @Nullable JsonNode overrides) {
		ObjectNode labels = ((ObjectNode) one.get("labels")).deepCopy();
		if (overrides != null) {
			overrides.forEach((override) -> {
				if (override.get("kind").asString().equals(kind) && override.get("name").equals(one.get("name"))
						&& override.path("namespace").asString("").equals(one.path("namespace").asString(""))) {
					labels.setAll((ObjectNode) override.get("labels"));
				}
			});
		}
		return labels.toString();
	}

	/** Asks both ends. */
	Answer ask(JsonNode probe) {
		Protocol protocol = Protocol.parse(probe.get("protocol").asString()).orElseThrow();
		End from = end(probe.get("from").asString(), 0, protocol);
		End to = end(probe.get("to").asString(), probe.get("port").asInt(), protocol);
		return new Answer(
				Optional.ofNullable(from.pod())
					.map((pod) -> this.policies.egress(pod, to.address(), protocol, to.port(), to.translated())),
				Optional.ofNullable(to.pod())
					.map((pod) -> this.policies.ingress(pod, from.address(), protocol, to.port())),
				(from.pod() == null
						|| this.policies.askEgress(from.pod(), to.address(), protocol, to.port(), to.translated())
							.allowed())
						&& (to.pod() == null
								|| this.policies.askIngress(to.pod(), from.address(), protocol, to.port()).allowed()));
	}

	private End end(String text, int port, Protocol protocol) {
		String rest = text.substring(text.indexOf(':') + 1);
		if (text.startsWith("ip:")) {
			return new End(IpAddress.of(rest), null, port, false);
		}
		if (text.startsWith("node:")) {
			return new End(this.cluster.node(rest).orElseThrow().internalIp(), null, port, false);
		}
		String[] key = rest.split("/");
		if (text.startsWith("svc:")) {
			return backend(this.cluster.service(key[0], key[1]).orElseThrow(), port, protocol);
		}
		Pod pod = this.cluster.pod(key[0], key[1]).orElseThrow();
		return new End(pod.ip(), pod, port, false);
	}

	/** Where the Service's one endpoint is: policies are asked after DNAT. */
	private End backend(Service service, int port, Protocol protocol) {
		ServicePort dialled = service.ports()
			.stream()
			.filter((one) -> one.port() == port && one.protocol() == protocol)
			.findFirst()
			.orElseThrow();
		EndpointSlice slice = this.cluster.slicesOf(service).getFirst();
		SlicePort target = slice.ports()
			.stream()
			.filter((one) -> one.protocol() == protocol
					&& one.name().equals((dialled.name() != null) ? dialled.name() : ""))
			.findFirst()
			.orElseThrow();
		IpAddress address = slice.endpoints().getFirst().address();
		return new End(address, this.cluster.podAt(address).orElse(null), target.port(), true);
	}

	record End(IpAddress address, @Nullable Pod pod, int port, boolean translated) {
	}

	/**
	 * The verdicts of both ends, absent for an end that is no pod.
	 *
	 * @param quick the verdict of both together, asked without reasons
	 */
	record Answer(Optional<PolicyVerdict> egress, Optional<PolicyVerdict> ingress, boolean quick) {

		boolean allowed() {
			return this.egress.map(PolicyVerdict::allowed).orElse(true)
					&& this.ingress.map(PolicyVerdict::allowed).orElse(true);
		}

	}

}
