package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/kubernetes/">kubernetes</a>: the
 * <a href="https://github.com/kubernetes/dns/blob/master/docs/specification.md">DNS
 * specification</a> as CoreDNS serves it.
 */
public final class Kubernetes implements Plugin {

	private static final String SCHEMA_VERSION = "\"1.1.0\"";

	private static final long SCHEMA_TTL = 28800;

	private final KubernetesOptions options;

	private final Surroundings surroundings;

	private final ClusterView view;

	private final NameLookup names;

	private final DnsServices dnsServices;

	private Kubernetes(KubernetesOptions options, Surroundings surroundings, Cluster cluster, DnsServices dnsServices) {
		this.options = options;
		this.surroundings = surroundings;
		this.view = new ClusterView(cluster, options);
		this.dnsServices = dnsServices;
		this.names = new NameLookup(this.view, dnsServices);
	}

	/**
	 * Sets it up from its directive.
	 * @param directive the directive
	 * @param surroundings what is around it
	 * @param cluster the cluster whose objects it watches
	 * @param dnsServices the Services CoreDNS stands behind
	 */
	public static Kubernetes of(Directive directive, Surroundings surroundings, Cluster cluster,
			DnsServices dnsServices) throws CorefileException {
		return new Kubernetes(KubernetesOptions.of(directive, surroundings), surroundings, cluster, dnsServices);
	}

	/** k8s_external, which looks at the same objects. */
	public Plugin external(Directive directive) throws CorefileException {
		return new External(directive, this.surroundings, this.view, this.dnsServices);
	}

	@Override
	public Response serve(Query query, Handler next) {
		Optional<String> zone = Zones.match(this.options.zones, query.lowerName());
		if (zone.isEmpty()) {
			return next.serve(query);
		}
		if (query.type().equals("AXFR") || query.type().equals("IXFR")) {
			return Response.failure("REFUSED", "kubernetes: zone transfers are refused", "");
		}
		Outcome outcome = outcome(query, zone.get());
		if (!outcome.exists()) {
			return this.options.fallthrough.through(query.lowerName()) ? fallThrough(query, next, outcome)
					: denial("NXDOMAIN", zone.get(), outcome.why());
		}
		return outcome.answers().isEmpty() ? denial("NOERROR", zone.get(), outcome.why()) : new Response("NOERROR",
				outcome.answers(), List.of(), outcome.additional(), true, "kubernetes: " + outcome.why(), "");
	}

	private static Response fallThrough(Query query, Handler next, Outcome outcome) {
		Response response = next.serve(query);
		return response.because("kubernetes falls through (%s); %s".formatted(outcome.why(), response.why()));
	}

	private Outcome outcome(Query query, String zone) {
		String name = query.lowerName();
		boolean apex = name.equals(zone);
		return switch (query.type()) {
			case "TXT" -> text(query, zone);
			case "PTR" -> pointers(query, this.names.reverse(name, zone));
			case "SOA" ->
				apex ? Outcome.of(List.of(soa(zone)), "the zone's SOA") : Outcome.empty("only the zone has an SOA");
			case "NS" -> apex ? nameServers(query) : fromName(query, zone);
			default -> fromName(query, zone);
		};
	}

	private Outcome fromName(Query query, String zone) {
		Records records = this.names.find(query.lowerName(), zone);
		if (!records.exists()) {
			return new Outcome(false, List.of(), List.of(), records.why());
		}
		return switch (query.type()) {
			case "A", "AAAA" -> {
				List<Reply.Record> answers = new AddressAnswer(this.names, this.surroundings.server(), zone,
						this.options.ttl)
					.records(query, records.found());
				yield Outcome.of(answers, answers.isEmpty() ? withoutType(query, records) : records.why());
			}
			case "CNAME" -> Outcome.of(aliases(query, records.found()), records.why());
			case "SRV" -> {
				ServiceAnswer answer = ServiceAnswer.of(query, records.found(), this.options.ttl);
				yield new Outcome(true, answer.records(), answer.additional(), records.why());
			}
			default -> Outcome.empty(withoutType(query, records));
		};
	}

	private static String withoutType(Query query, Records records) {
		return records.found().isEmpty() ? records.why()
				: "%s, but there is no %s record".formatted(records.why(), query.type());
	}

	private List<Reply.Record> aliases(Query query, List<Found> found) {
		return found.stream()
			.limit(1)
			.filter((item) -> item.type().equals("CNAME"))
			.map((item) -> new Reply.Record(query.name(), "CNAME", this.options.ttl, item.target()))
			.toList();
	}

	private Outcome text(Query query, String zone) {
		return Zones.leftOf(zone, query.lowerName()).equals("dns-version")
				? Outcome.of(List.of(new Reply.Record(query.name(), "TXT", SCHEMA_TTL, SCHEMA_VERSION)),
						"the version of the DNS schema")
				: Outcome.empty("only dns-version has a TXT record");
	}

	private Outcome pointers(Query query, Records records) {
		List<Reply.Record> answers = records.found()
			.stream()
			.map((item) -> new Reply.Record(query.name(), "PTR", this.options.ttl, item.target()))
			.toList();
		return new Outcome(records.exists(), answers, List.of(), records.why());
	}

	private Outcome nameServers(Query query) {
		List<Reply.Record> answers = new ArrayList<>();
		List<Reply.Record> additional = new ArrayList<>();
		for (Service service : this.dnsServices.find()) {
			String owner = service.name() + "." + service.namespace() + ".svc." + this.options.primaryZone();
			answers.add(new Reply.Record(query.name(), "NS", this.options.ttl, owner));
			service.clusterIps()
				.forEach((address) -> additional
					.add(new Reply.Record(owner, address.isV4() ? "A" : "AAAA", this.options.ttl, address.toString())));
		}
		return new Outcome(true, answers, additional, "the cluster's DNS Service serves the zone");
	}

	private Response denial(String rcode, String zone, String why) {
		String meaning = rcode.equals("NXDOMAIN") ? "no such name" : "no such record";
		return new Response(rcode, List.of(), List.of(soa(zone)), List.of(), true,
				"kubernetes: %s (%s)".formatted(why, meaning), "");
	}

	/**
	 * The serial is the time of the last change; model time does not pass, so it is 1.
	 */
	private Reply.Record soa(String zone) {
		String suffix = zone.equals(".") ? "" : zone;
		return new Reply.Record(zone, "SOA", Math.min(this.options.ttl, 300),
				"ns.dns.%s hostmaster.%s 1 7200 1800 86400 %d".formatted(suffix, suffix, this.options.ttl));
	}

	/**
	 * The search list of the pod that asks, for autopath; empty unless pods are verified.
	 */
	public List<String> searchPath(Query query) {
		Optional<String> zone = Zones.match(this.options.zones, query.lowerName());
		Optional<Pod> pod = (this.options.pods == PodMode.VERIFIED) ? this.view.client(query.client())
				: Optional.empty();
		if (zone.isEmpty() || pod.isEmpty()) {
			return List.of();
		}
		String suffix = zone.get().equals(".") ? "" : zone.get();
		List<String> path = new ArrayList<>(
				List.of(pod.get().namespace() + ".svc." + suffix, "svc." + suffix, zone.get()));
		path.addAll(Zones.normalize(this.surroundings.resolvConf().searches()));
		return path;
	}

	/**
	 * What the plugin has to say.
	 *
	 * @param exists whether the name exists
	 * @param answers the answer section
	 * @param additional the additional section
	 * @param why the reason
	 */
	private record Outcome(boolean exists, List<Reply.Record> answers, List<Reply.Record> additional, String why) {

		static Outcome of(List<Reply.Record> answers, String why) {
			return new Outcome(true, answers, List.of(), why);
		}

		static Outcome empty(String why) {
			return of(List.of(), why);
		}

	}

}
