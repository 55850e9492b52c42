package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.trace.Cause;

/**
 * The lines behind a DNS answer: the Services whose names are asked for or answered, or
 * the records of an Outside document.
 *
 * @param cluster the cluster
 * @param causes finds the lines
 */
record DnsCauses(Cluster cluster, CauseFinder causes) {

	/** The lines behind what CoreDNS answers. */
	List<Cause> inside(Question question, DnsAnswer answer) {
		Set<String> names = new LinkedHashSet<>(List.of(question.name()));
		answer.reply().answers().stream().map(Reply.Record::name).forEach(names::add);
		answer.reply()
			.answers()
			.stream()
			.filter((record) -> record.type().equals("CNAME") || record.type().equals("PTR"))
			.map(Reply.Record::data)
			.forEach(names::add);
		List<Cause> lines = new ArrayList<>();
		for (String name : names) {
			service(name).ifPresent((service) -> this.causes.service(service, field(service))
				.stream()
				.filter((line) -> !lines.contains(line))
				.forEach(lines::add));
		}
		return lines;
	}

	private static String field(Service service) {
		return (service.externalName() != null) ? "spec.externalName"
				: service.headless() ? "spec.selector" : "spec.clusterIP";
	}

	/** {@code web.shop.svc.cluster.local.}, and what stands left of it. */
	private Optional<Service> service(String name) {
		String zone = ".svc." + this.cluster.settings().clusterDomain() + ".";
		String lower = name.toLowerCase(Locale.ROOT);
		if (!lower.endsWith(zone)) {
			return Optional.empty();
		}
		String[] labels = lower.substring(0, lower.length() - zone.length()).split("\\.");
		return (labels.length < 2) ? Optional.empty()
				: this.cluster.service(labels[labels.length - 1], labels[labels.length - 2]);
	}

	/** The lines behind what a server outside answers. */
	List<Cause> outside(Question question, DnsAnswer answer) {
		Set<String> owners = new LinkedHashSet<>();
		answer.reply().answers().forEach((record) -> owners.add(record.name().toLowerCase(Locale.ROOT)));
		List<Cause> lines = new ArrayList<>();
		for (Outside.DnsServer server : this.cluster.outside().dnsServers()) {
			if (server.address().equals(question.server())) {
				server.records()
					.stream()
					.filter((record) -> owners.contains(record.name().toLowerCase(Locale.ROOT)))
					.forEach((record) -> line(record.origin()).ifPresent(lines::add));
				if (lines.isEmpty()) {
					line(server.origin()).ifPresent(lines::add);
				}
			}
		}
		return lines;
	}

	private Optional<Cause> line(@org.jspecify.annotations.Nullable Origin origin) {
		return (origin == null) ? Optional.empty() : this.causes.causes().find(origin);
	}

}
