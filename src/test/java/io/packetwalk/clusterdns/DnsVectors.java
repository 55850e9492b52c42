package io.packetwalk.clusterdns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/** The fixture, Corefiles and upstreams of {@code dns-vectors.json}. */
final class DnsVectors {

	private static final JsonNode FILE = read("dns-vectors.json");

	private static final Map<String, Cluster> CLUSTERS = new ConcurrentHashMap<>();

	private DnsVectors() {
	}

	static JsonNode read(String file) {
		try (InputStream stream = DnsVectors.class.getResourceAsStream("/reference/vectors/" + file)) {
			return JsonMapper.builder().build().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode list(String name) {
		return FILE.path(name);
	}

	static Cluster cluster(String fixture, String corefile) {
		return CLUSTERS.computeIfAbsent(fixture + " " + corefile, (key) -> read(fixture, corefile));
	}

	private static Cluster read(String fixture, String corefile) {
		JsonNode node = FILE.path("fixtures").path(fixture);
		return YamlCluster.of(node.path("yaml").asString(), node.path("derivedEndpointSlices").asString())
			.corefile(FILE.path("corefiles").path(corefile).asString())
			.outside(outside())
			.build();
	}

	static Pod pod(Cluster cluster, String key) {
		String[] parts = key.split("/");
		return cluster.pod(parts[0], parts[1]).orElseThrow();
	}

	private static Outside outside() {
		List<Outside.DnsServer> servers = new ArrayList<>();
		for (Map.Entry<String, JsonNode> server : FILE.path("upstreams").properties()) {
			List<Outside.DnsRecord> records = new ArrayList<>();
			server.getValue().properties().forEach((name) -> records.addAll(records(name.getKey(), name.getValue())));
			servers.add(new Outside.DnsServer(IpAddress.of(server.getKey()), "answer", records));
		}
		servers.add(new Outside.DnsServer(IpAddress.of("10.0.0.66"), "drop", List.of()));
		return new Outside(false, List.of(IpAddress.of("10.0.0.2")), List.of("lab.internal"), List.of(), servers,
				Map.of(), List.of());
	}

	private static List<Outside.DnsRecord> records(String name, JsonNode types) {
		long ttl = types.path("ttl").asLong();
		List<Outside.DnsRecord> records = new ArrayList<>();
		for (Map.Entry<String, JsonNode> type : types.properties()) {
			if (!type.getKey().equals("ttl")) {
				List<String> data = new ArrayList<>();
				if (type.getValue().isArray()) {
					type.getValue().forEach((value) -> data.add(value.asString()));
				}
				else {
					data.add(type.getValue().asString());
				}
				records.add(new Outside.DnsRecord(name, type.getKey(), ttl, data));
			}
		}
		return records;
	}

	/** {@code NODATA} for a NOERROR without a record of the type asked. */
	static String kind(Reply reply, String type) {
		boolean holds = reply.answers().stream().anyMatch((record) -> record.type().equals(type));
		return reply.rcode().equals("NOERROR") && !holds ? "NODATA" : reply.rcode();
	}

	static List<String> texts(JsonNode array) {
		List<String> texts = new ArrayList<>();
		array.forEach((element) -> texts.add(element.asString()));
		return texts;
	}

}
