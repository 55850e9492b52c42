package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * The DNS servers outside the cluster: those of an {@code Outside} document, or assumed
 * ones.
 */
final class OutsideServers {

	private static final int MOST_ALIASES = 8;

	private static final long HOST_TTL = 300;

	private final Cluster cluster;

	private final AssumedWorld assumed;

	OutsideServers(Cluster cluster) {
		this.cluster = cluster;
		this.assumed = new AssumedWorld(cluster);
	}

	/** Whether a server says anything at all: enough for a health check. */
	boolean answers(IpAddress server) {
		Optional<Outside.DnsServer> described = server(server);
		return described.map((found) -> !found.behaviour().equals("drop"))
			.orElse(this.cluster.outside().assumed() || this.cluster.outside().dnsServers().isEmpty());
	}

	private Optional<Outside.DnsServer> server(IpAddress address) {
		return this.cluster.outside()
			.dnsServers()
			.stream()
			.filter((candidate) -> candidate.address().equals(address))
			.findFirst();
	}

	Response ask(IpAddress server, Query query) {
		Optional<Service> inside = this.cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(server))
			.findFirst();
		if (inside.isPresent()) {
			return Response
				.failure("%s is Service %s of this cluster; what a DNS server behind it would answer is not modelled"
					.formatted(server, inside.get().key()), "");
		}
		Optional<Outside.DnsServer> described = server(server);
		if (described.isPresent()) {
			return described(described.get(), query);
		}
		if (this.cluster.outside().assumed()) {
			return this.assumed.answer(query);
		}
		return this.cluster.outside().dnsServers().isEmpty() ? fromRecords(List.of(), query) : Response.empty("TIMEOUT",
				"the Outside document has no DNS server %s, so nothing comes back".formatted(server));
	}

	private Response described(Outside.DnsServer server, Query query) {
		String why = "the Outside document says that %s %ss".formatted(server.address(), server.behaviour());
		return switch (server.behaviour()) {
			case "drop" -> Response.empty("TIMEOUT", why);
			case "refuse" -> Response.empty("REFUSED", why);
			case "servfail" -> Response.empty("SERVFAIL", why);
			default -> fromRecords(server.records(), query);
		};
	}

	private Response fromRecords(List<Outside.DnsRecord> records, Query query) {
		List<Reply.Record> answers = new ArrayList<>();
		String name = query.name();
		for (int i = 0; i < MOST_ALIASES; i++) {
			List<Reply.Record> found = find(records, name, query.type());
			answers.addAll(found);
			Optional<Reply.Record> alias = query.type().equals("CNAME") || !found.isEmpty() ? Optional.empty()
					: find(records, name, "CNAME").stream().findFirst();
			if (alias.isEmpty()) {
				return outcome(records, name, query, answers);
			}
			answers.add(alias.get());
			name = Zones.absolute(alias.get().data());
		}
		return Response.failure("a chain of CNAMEs that does not end", "");
	}

	private Response outcome(List<Outside.DnsRecord> records, String name, Query query, List<Reply.Record> answers) {
		boolean exists = isOwner(records, name);
		String why = exists
				? answers.isEmpty() ? "%s exists there, but has no %s record".formatted(name, query.type())
						: "a record of the Outside document"
				: "%s is not among the records of the Outside document".formatted(name);
		return new Response(exists ? "NOERROR" : "NXDOMAIN", answers, List.of(), List.of(), false, why, "");
	}

	private boolean isOwner(List<Outside.DnsRecord> records, String name) {
		return has(records, owner(records, Zones.absolute(name))) || !hosts(name).isEmpty();
	}

	private static boolean has(List<Outside.DnsRecord> records, String owner) {
		return records.stream().anyMatch((record) -> Zones.absolute(record.name()).equals(owner));
	}

	/** The name itself when it has records, else the closest wildcard above it. */
	private static String owner(List<Outside.DnsRecord> records, String name) {
		String owner = name;
		int dot = name.indexOf('.');
		while (!has(records, owner) && dot >= 0 && dot < name.length() - 1) {
			owner = "*" + name.substring(dot);
			dot = name.indexOf('.', dot + 1);
		}
		return has(records, owner) ? owner : name;
	}

	private List<Reply.Record> find(List<Outside.DnsRecord> records, String name, String type) {
		String owner = owner(records, Zones.absolute(name));
		List<Reply.Record> found = records.stream()
			.filter((record) -> record.type().equalsIgnoreCase(type) && Zones.absolute(record.name()).equals(owner))
			.flatMap((record) -> record.data().stream().map((data) -> new Reply.Record(name, type, record.ttl(), data)))
			.toList();
		return found.isEmpty() ? fromHosts(records, name, type) : found;
	}

	/** A server that has a name is known by it, unless the records say otherwise. */
	private List<Reply.Record> fromHosts(List<Outside.DnsRecord> records, String name, String type) {
		if (has(records, Zones.absolute(name))) {
			return List.of();
		}
		return hosts(name).stream()
			.filter((address) -> type.equals((address.family() == AddressFamily.IPV4) ? "A" : "AAAA"))
			.map((address) -> new Reply.Record(name, type, HOST_TTL, address.toString()))
			.toList();
	}

	private List<IpAddress> hosts(String name) {
		return this.cluster.outside()
			.hosts()
			.stream()
			.filter((host) -> host.name() != null && Zones.absolute(host.name()).equals(Zones.absolute(name)))
			.map(Outside.Host::address)
			.toList();
	}

}
