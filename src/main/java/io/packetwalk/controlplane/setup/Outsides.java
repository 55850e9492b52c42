package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Outside.DnsRecord;
import io.packetwalk.cluster.Outside.DnsServer;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;

/** Reads {@code kind: Outside}, the world around the cluster. */
public final class Outsides {

	private final ObjectRef object;

	private final Report report;

	private Outsides(ObjectRef object, Report report) {
		this.object = object;
		this.report = report;
	}

	/** The world described, else the assumed one; there is one world only. */
	public static Outside read(ApiObjects objects, Report report) {
		List<Stored<GenericKubernetesResource>> documents = objects.listGeneric("Outside");
		if (documents.isEmpty()) {
			return Outside.assumedWorld();
		}
		Stored<GenericKubernetesResource> first = documents.getFirst();
		documents.stream().skip(1).forEach((other) -> second(first.ref(), other.ref(), report));
		return new Outsides(first.ref(), report).read(new Tree(first.object().getAdditionalProperties()).at("spec"));
	}

	private static void second(ObjectRef first, ObjectRef other, Report report) {
		report.error("SECOND_OUTSIDE", other, "",
				"%s: there is one world outside, and %s describes it: of several documents the first by name counts. This one is not read."
					.formatted(other, first),
				"Write everything into one Outside document.");
	}

	private Outside read(Tree spec) {
		List<DnsServer> servers = dnsServers(spec.at("dnsServers"));
		OutsideResolvConf resolv = OutsideResolvConf.read(spec.at("nodeResolvConf"), servers, this.object, this.report);
		return new Outside(false, resolv.nameservers(), resolv.searches(), resolv.options(), servers,
				clients(spec.at("clients")), OutsideHosts.read(spec.at("hosts"), this.object, this.report));
	}

	private List<DnsServer> dnsServers(Tree written) {
		Map<IpAddress, DnsServer> servers = new LinkedHashMap<>();
		for (int i = 0; i < written.items().size(); i++) {
			String path = "spec.dnsServers[" + i + "]";
			Tree server = written.items().get(i);
			Optional<DnsServer> read = OutsideAddress
				.read(server.at("address"), path + ".address", this.object, this.report)
				.map((address) -> dnsServer(server, address, path));
			read.filter((found) -> servers.putIfAbsent(found.address(), found) != null)
				.ifPresent((found) -> twice(path + ".address", found.address().toString(), "DNS server"));
		}
		return new ArrayList<>(servers.values());
	}

	private DnsServer dnsServer(Tree written, IpAddress address, String path) {
		String behaviour = written.at("behaviour").text("answer");
		List<DnsRecord> records = OutsideRecords.read(written.at("records"), path + ".records", this.object,
				this.report);
		if (!behaviour.equals("answer") && written.at("records").present()) {
			this.report.warning("RECORDS_NEVER_ANSWERED", this.object, path + ".records",
					"%s: %s.records are never answered, because %s.behaviour is \"%s\".".formatted(this.object, path,
							path, behaviour),
					"Write behaviour: answer, or leave the records out.");
		}
		return new DnsServer(address, behaviour, records, new Origin(this.object, path));
	}

	private Map<String, IpAddress> clients(Tree written) {
		Map<String, IpAddress> clients = new LinkedHashMap<>();
		for (int i = 0; i < written.items().size(); i++) {
			Tree client = written.items().get(i);
			String path = "spec.clients[" + i + "].name";
			String at = "spec.clients[" + i + "].address";
			OutsideAddress.read(client.at("address"), at, this.object, this.report).ifPresent((address) -> {
				String name = client.at("name").text(address.toString());
				if (clients.putIfAbsent(name, address) != null) {
					twice(path, name, "client");
				}
			});
		}
		return clients;
	}

	private void twice(String path, String value, String what) {
		this.report.error("DUPLICATE_OUTSIDE_ENTRY", this.object, path,
				"%s: %s is \"%s\", and an earlier %s has it already. This one is left out.".formatted(this.object, path,
						value, what),
				"Write it once.");
	}

}
