package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Fallthrough;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/k8s_external/">k8s_external</a>: a zone with the
 * external addresses of Services, {@code SERVICE.NAMESPACE.ZONE}.
 */
final class External implements Plugin {

	private static final int MOST_TTL = 3600;

	private final ClusterView view;

	private final DnsServices dnsServices;

	private final Surroundings surroundings;

	private final List<String> zones;

	private String apex = "dns";

	private long ttl = 5;

	private boolean headless;

	private Fallthrough fallthrough = Fallthrough.NONE;

	External(Directive directive, Surroundings surroundings, ClusterView view, DnsServices dnsServices)
			throws CorefileException {
		this.view = view;
		this.dnsServices = dnsServices;
		this.surroundings = surroundings;
		this.zones = surroundings.zonesOr(directive.args());
		for (Directive property : directive.block()) {
			switch (property.name()) {
				case "ttl" -> this.ttl = property.number(0, 0, MOST_TTL);
				case "apex" -> this.apex = property.atLeast(1).getFirst();
				case "headless" -> this.headless = true;
				case "fallthrough" -> this.fallthrough = Fallthrough.of(property.args());
				default -> throw directive.unknownProperty(property);
			}
		}
	}

	@Override
	public Response serve(Query query, Handler next) {
		Optional<String> zone = Zones.match(this.zones, query.lowerName());
		if (zone.isEmpty()) {
			return next.serve(query);
		}
		String left = Zones.leftOf(zone.get(), query.lowerName());
		if (left.isEmpty()) {
			return zoneItself(query, zone.get());
		}
		if (left.equals(this.apex) || left.endsWith("." + this.apex)) {
			return nameServer(query, zone.get(), left);
		}
		Records records = find(left, zone.get());
		if (!records.exists() && this.fallthrough.through(query.lowerName())) {
			return next.serve(query);
		}
		return records.found().isEmpty() ? denial(records.exists() ? "NOERROR" : "NXDOMAIN", zone.get(), records.why())
				: answer(query, zone.get(), records);
	}

	private Response answer(Query query, String zone, Records records) {
		if (query.type().equals("SRV")) {
			ServiceAnswer answer = ServiceAnswer.of(query, records.found(), this.ttl);
			return new Response("NOERROR", answer.records(), List.of(), answer.additional(), true,
					"k8s_external: " + records.why(), "");
		}
		LinkedHashSet<Reply.Record> answers = new LinkedHashSet<>();
		boolean addresses = query.type().equals("A") || query.type().equals("AAAA");
		for (Found found : addresses ? records.found() : List.<Found>of()) {
			if (found.type().equals("CNAME")) {
				answers.add(new Reply.Record(query.name(), "CNAME", this.ttl, found.target()));
				answers.addAll(this.surroundings.server().serve(query.internal(found.target())).answers());
			}
			else if (found.type().equals(query.type())) {
				answers.add(new Reply.Record(query.name(), query.type(), this.ttl, found.host()));
			}
		}
		return answers.isEmpty() ? denial("NOERROR", zone, records.why() + ", but no %s record".formatted(query.type()))
				: Response.answer(List.copyOf(answers), true, "k8s_external: " + records.why());
	}

	/** plugin/kubernetes/external.go. */
	private Records find(String left, String zone) {
		List<String> labels = List.of(left.split("\\.")).reversed();
		String namespace = labels.getFirst();
		if (!this.view.exposes(namespace) || labels.size() > 4) {
			return Records.none("there is no namespace %s, or the name is too long".formatted(namespace));
		}
		if (labels.size() == 1) {
			return Records.empty("namespace %s exists, but has no records of its own".formatted(namespace));
		}
		RecordRequest request = RecordRequest.parse(String.join(".", labels.reversed()) + ".svc.x.", "x.");
		Optional<Service> service = this.view.service(namespace, request.service());
		if (service.isEmpty()) {
			return Records.none("there is no Service %s in namespace %s".formatted(request.service(), namespace));
		}
		List<Found> found = found(request, service.get(), zone);
		return found.isEmpty() ? Records.none("Service %s has no external address".formatted(service.get().key()))
				: new Records(true, found, "external addresses of Service " + service.get().key());
	}

	private List<Found> found(RecordRequest request, Service service, String zone) {
		List<String> hosts = hosts(service);
		if (this.headless && hosts.isEmpty() && (service.headless() || !request.endpoint().isEmpty())) {
			return new ServiceRecords(this.view, "").find(request)
				.found()
				.stream()
				.map((item) -> new Found(item.host(), item.port(), item.owner().replaceFirst("svc\\.$", "") + zone))
				.toList();
		}
		List<Found> found = new ArrayList<>();
		String owner = service.name() + "." + service.namespace() + "." + (zone.equals(".") ? "" : zone);
		for (String host : request.endpoint().isEmpty() ? hosts : List.<String>of()) {
			for (ServicePort port : service.ports()) {
				if (request.wantsPort((port.name() != null) ? port.name() : "", port.protocol().name())) {
					found.add(new Found(host, port.port(), owner));
				}
			}
		}
		return found;
	}

	private static List<String> hosts(Service service) {
		List<String> hosts = new ArrayList<>(service.externalIps().stream().map(IpAddress::toString).toList());
		for (LoadBalancerIngress ingress : service.loadBalancer()) {
			if (ingress.ip() != null) {
				hosts.add(ingress.ip().toString());
			}
			else if (ingress.hostname() != null) {
				hosts.add(ingress.hostname());
			}
		}
		return hosts;
	}

	private Response zoneItself(Query query, String zone) {
		return switch (query.type()) {
			case "SOA" -> Response.answer(List.of(soa(zone)), true, "k8s_external: the zone's SOA");
			case "NS" -> {
				String server = below("ns1." + this.apex, zone);
				yield new Response("NOERROR", List.of(new Reply.Record(query.name(), "NS", this.ttl, server)),
						List.of(), servers(server), true, "k8s_external: CoreDNS itself serves the zone", "");
			}
			default -> denial("NOERROR", zone, "the zone itself has no such record");
		};
	}

	private Response nameServer(Query query, String zone, String left) {
		if (left.equals(this.apex)) {
			return denial("NOERROR", zone, "the name exists, but only as part of longer ones");
		}
		if (!left.equals("ns1." + this.apex)) {
			return denial("NXDOMAIN", zone, "the zone's only name server is ns1." + this.apex);
		}
		List<Reply.Record> answers = servers(query.name()).stream()
			.filter((record) -> record.type().equals(query.type()))
			.toList();
		return answers.isEmpty() ? denial("NOERROR", zone, "no such record of the name server")
				: Response.answer(answers, true, "k8s_external: the external address of the DNS Service");
	}

	private List<Reply.Record> servers(String owner) {
		return this.dnsServices.find()
			.stream()
			.flatMap((service) -> hosts(service).stream())
			.flatMap((host) -> IpAddress.parse(host).stream())
			.map((address) -> new Reply.Record(owner, address.isV4() ? "A" : "AAAA", this.ttl, address.toString()))
			.toList();
	}

	private Response denial(String rcode, String zone, String why) {
		return new Response(rcode, List.of(), List.of(soa(zone)), List.of(), true, "k8s_external: " + why, "");
	}

	private Reply.Record soa(String zone) {
		return new Reply.Record(zone, "SOA", this.ttl, "%s %s 1 7200 1800 86400 %d"
			.formatted(below("ns1." + this.apex, zone), below("hostmaster." + this.apex, zone), this.ttl));
	}

	private static String below(String name, String zone) {
		return name + "." + (zone.equals(".") ? "" : zone);
	}

}
