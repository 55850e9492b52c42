package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Outside.DnsRecord;
import io.packetwalk.cluster.Outside.DnsServer;
import io.packetwalk.cluster.Outside.Host;
import io.packetwalk.cluster.Outside.OpenPort;
import io.packetwalk.controlplane.store.ApiObjects;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Reads {@code kind: Outside}, the world around the cluster. */
public final class Outsides {

	private static final int DEFAULT_TTL = 300;

	private final ObjectRef object;

	private final Report report;

	private Outsides(ObjectRef object, Report report) {
		this.object = object;
		this.report = report;
	}

	/** The world described, else the assumed one. */
	public static Outside read(ApiObjects objects, Report report) {
		return objects.listGeneric("Outside")
			.stream()
			.findFirst()
			.map((stored) -> new Outsides(stored.ref(), report)
				.read(new Tree(stored.object().getAdditionalProperties()).at("spec")))
			.orElseGet(Outside::assumedWorld);
	}

	private Outside read(Tree spec) {
		Tree resolv = spec.at("nodeResolvConf");
		Outside assumed = Outside.assumedWorld();
		List<IpAddress> nameservers = new ArrayList<>();
		resolv.at("nameservers")
			.texts()
			.forEach((text) -> address(text, "spec.nodeResolvConf.nameservers").ifPresent(nameservers::add));
		return new Outside(false, resolv.present() ? nameservers : assumed.nodeNameservers(),
				resolv.at("searches").texts(), resolv.at("options").texts(), dnsServers(spec.at("dnsServers")),
				clients(spec.at("clients")), hosts(spec.at("hosts")));
	}

	private List<DnsServer> dnsServers(Tree written) {
		List<DnsServer> servers = new ArrayList<>();
		for (int i = 0; i < written.items().size(); i++) {
			Tree server = written.items().get(i);
			String path = "spec.dnsServers[" + i + "]";
			String behaviour = server.at("behaviour").text("answer");
			List<DnsRecord> records = server.at("records").items().stream().map(Outsides::dnsRecord).toList();
			address(server.at("address").text(""), path + ".address")
				.ifPresent((address) -> servers.add(new DnsServer(address, behaviour, records)));
		}
		return servers;
	}

	private static DnsRecord dnsRecord(Tree written) {
		String name = written.at("name").text("");
		Tree data = written.at("data");
		return new DnsRecord(name.endsWith(".") ? name : name + ".", written.at("type").text("A"),
				written.at("ttl").number(DEFAULT_TTL),
				data.texts().isEmpty() ? data.text().stream().toList() : data.texts());
	}

	private Map<String, IpAddress> clients(Tree written) {
		Map<String, IpAddress> clients = new LinkedHashMap<>();
		for (int i = 0; i < written.items().size(); i++) {
			Tree client = written.items().get(i);
			address(client.at("address").text(""), "spec.clients[" + i + "].address")
				.ifPresent((address) -> clients.put(client.at("name").text(address.toString()), address));
		}
		return clients;
	}

	private List<Host> hosts(Tree written) {
		List<Host> hosts = new ArrayList<>();
		for (int i = 0; i < written.items().size(); i++) {
			Tree host = written.items().get(i);
			List<OpenPort> ports = host.at("ports")
				.items()
				.stream()
				.map((port) -> new OpenPort(port.at("port").number(port.number(0)),
						Protocol.parse(port.at("protocol").text("TCP")).orElse(Protocol.TCP)))
				.filter((port) -> port.port() >= 1 && port.port() <= 65_535)
				.toList();
			address(host.at("address").text(""), "spec.hosts[" + i + "].address")
				.ifPresent((address) -> hosts.add(new Host(host.at("name").text().orElse(null), address, ports)));
		}
		return hosts;
	}

	private Optional<IpAddress> address(String text, String path) {
		Optional<IpAddress> address = IpAddress.parse(text);
		if (address.isEmpty()) {
			this.report.error("INVALID_ADDRESS", this.object, path,
					this.object + ": " + path + " \"" + text + "\" is not an IP address; the entry is left out", "");
		}
		return address;
	}

}
