package io.packetwalk.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.kernel.PolicyProbes.Probe;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.VectorLab;

/**
 * The shared policy vectors, those of one cluster together: it is wired once, without a
 * tunnel, so that nodes are seen with the addresses the vectors know.
 *
 * @param name the cluster's name
 * @param bare the cluster without policies
 * @param vectors what is asked of it
 */
record PolicyVectors(String name, Cluster bare, List<Vector> vectors) {

	private static final LabSettings SETTINGS = new LabSettings(Profile.KIND, 3, ProxyMode.IPTABLES, CniPlugin.KINDNET,
			null, null, null, "none", 42);

	/**
	 * One vector.
	 *
	 * @param id its name
	 * @param cluster the cluster with its policies and labels
	 * @param probes the probes that can be made on this machine
	 */
	record Vector(String id, Cluster cluster, PolicyProbes probes) {
	}

	static List<PolicyVectors> read() {
		JsonNode file = file();
		Map<JsonNode, List<JsonNode>> byCluster = new LinkedHashMap<>();
		file.get("vectors")
			.forEach((vector) -> byCluster
				.computeIfAbsent(file.get("clusters").get(vector.get("cluster").asString()),
						(absent) -> new ArrayList<>())
				.add(vector));
		file.get("clusterNetworkPolicyVectors")
			.forEach((vector) -> byCluster.computeIfAbsent(vector.get("cluster"), (absent) -> new ArrayList<>())
				.add(vector));
		List<PolicyVectors> all = new ArrayList<>();
		byCluster.forEach((cluster, vectors) -> all.add(of(cluster, vectors)));
		return all;
	}

	private static JsonNode file() {
		try (InputStream in = PolicyVectors.class.getResourceAsStream("/reference/vectors/netpol-vectors.json")) {
			return JsonMapper.builder().build().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static PolicyVectors of(JsonNode cluster, List<JsonNode> vectors) {
		String outside = outside(vectors);
		List<Vector> read = new ArrayList<>();
		for (JsonNode vector : vectors) {
			Cluster with = cluster(VectorLab.manifests(cluster, vector.get("labelOverrides")) + outside + "---\n"
					+ vector.get("policies").asString());
			List<Probe> probes = vector.get("probes")
				.valueStream()
				.filter((probe) -> !probe.get("protocol").asString().equals("SCTP"))
				.map((probe) -> probe(with, probe))
				.toList();
			read.add(new Vector(vector.get("id").asString(), with, new PolicyProbes(probes)));
		}
		return new PolicyVectors(vectors.getFirst().get("id").asString(),
				cluster(VectorLab.manifests(cluster, null) + outside), read);
	}

	/** Pods of node-1 have addresses in 10.244.1.0/24, which is a fact too. */
	private static Cluster cluster(String yaml) {
		String ranges = yaml.replaceAll("(kind: Node\nmetadata: \\{name: \\S*?(\\d),.*\n)spec: \\{}",
				"$1spec: {podCIDR: 10.244.$2.0/24}");
		ManifestFile file = new ManifestFile("vector.yaml", ranges.getBytes(StandardCharsets.UTF_8));
		return ControlPlane.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), SETTINGS).cluster();
	}

	/** A machine for each address outside that is dialled. */
	private static String outside(List<JsonNode> vectors) {
		Map<String, Set<String>> ports = new TreeMap<>();
		for (JsonNode vector : vectors) {
			for (JsonNode probe : vector.get("probes")) {
				String to = probe.get("to").asString();
				if (to.startsWith("ip:") && !to.startsWith("ip:192.0.2.")) {
					ports.computeIfAbsent(to.substring(3), (absent) -> new LinkedHashSet<>())
						.add("{port: %s, protocol: %s}".formatted(probe.get("port"), probe.get("protocol").asString()));
				}
			}
		}
		List<String> hosts = new ArrayList<>();
		ports.forEach((address, open) -> hosts.add("{name: host-%s.example.com, address: %s, ports: %s}"
			.formatted(address.replace('.', '-'), address, open)));
		return "---\napiVersion: packetwalk.io/v1alpha1\nkind: Outside\nmetadata: {name: outside}\nspec: {hosts: %s}\n"
			.formatted(hosts);
	}

	private static Probe probe(Cluster cluster, JsonNode probe) {
		String from = probe.get("from").asString();
		Protocol protocol = Protocol.parse(probe.get("protocol").asString()).orElseThrow();
		Dial dial = new Dial(namespace(cluster, from), address(cluster, from), protocol,
				address(cluster, probe.get("to").asString()), probe.get("port").asInt(), 0, Map.of());
		boolean allowed = probe.get("allowed").asBoolean();
		return new Probe(dial, allowed ? Outcome.CONNECTED : Outcome.SILENT, false, "vector: allowed " + allowed);
	}

	private static String namespace(Cluster cluster, String end) {
		if (end.startsWith("ip:")) {
			return Wiring.OUTSIDE;
		}
		if (end.startsWith("node:")) {
			return "node/" + end.substring(5);
		}
		Pod pod = pod(cluster, end);
		return pod.hostNetwork() ? "node/" + pod.node() : "pod/" + end;
	}

	private static IpAddress address(Cluster cluster, String end) {
		String rest = end.substring(end.indexOf(':') + 1);
		if (end.startsWith("ip:")) {
			return IpAddress.of(rest);
		}
		if (end.startsWith("node:")) {
			return cluster.node(rest).orElseThrow().internalIp();
		}
		if (end.startsWith("svc:")) {
			String[] key = rest.split("/");
			Service service = cluster.service(key[0], key[1]).orElseThrow();
			return java.util.Objects.requireNonNull(service.clusterIp());
		}
		return java.util.Objects.requireNonNull(pod(cluster, end).ip());
	}

	private static Pod pod(Cluster cluster, String end) {
		String[] key = end.split("/");
		return cluster.pod(key[0], key[1]).orElseThrow();
	}

	List<Dial> dials() {
		return this.vectors.stream().flatMap((vector) -> vector.probes().dials().stream()).distinct().toList();
	}

}
