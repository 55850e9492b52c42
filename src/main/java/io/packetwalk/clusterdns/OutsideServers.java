package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * The DNS servers outside the cluster: those of an {@code Outside} document, or assumed
 * ones.
 */
final class OutsideServers {

	private static final int MOST_ALIASES = 8;

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
		OutsideZone zone = new OutsideZone(records, this.cluster.outside().hosts());
		List<Reply.Record> answers = new ArrayList<>();
		String name = query.name();
		for (int i = 0; i < MOST_ALIASES; i++) {
			List<Reply.Record> found = zone.find(name, query.type());
			answers.addAll(found);
			Optional<Reply.Record> alias = (query.type().equals("CNAME") || !found.isEmpty()) ? Optional.empty()
					: zone.find(name, "CNAME").stream().findFirst();
			if (alias.isEmpty()) {
				return outcome(zone, name, query, answers);
			}
			answers.add(alias.get());
			name = alias.get().data();
		}
		return Response.failure("a chain of CNAMEs that does not end", "");
	}

	private static Response outcome(OutsideZone zone, String name, Query query, List<Reply.Record> answers) {
		boolean exists = zone.exists(name);
		boolean answered = answers.stream().anyMatch((record) -> record.type().equals(query.type()));
		String why = !exists ? "%s is not among the records of the Outside document".formatted(name)
				: answered ? "a record of the Outside document"
						: "%s exists there, but has no %s record".formatted(name, query.type());
		return new Response(exists ? "NOERROR" : "NXDOMAIN", answers,
				answered ? List.of() : zone.startOfAuthority(name), List.of(), false, why, "");
	}

}
