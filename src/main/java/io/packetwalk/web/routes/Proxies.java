package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.GatewayClass;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.Listeners;
import io.packetwalk.http.OrderedRules;
import io.packetwalk.http.VirtualHosts;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.lab.Lab;
import io.packetwalk.web.ProblemView;

/** Every reverse proxy and tunnel of a lab. */
final class Proxies {

	static final String NGINX = "ingress-nginx";

	static final String TRAEFIK = "traefik";

	private static final Set<String> SERVED = Set.of("Ingress", "IngressRoute", "Middleware", "TraefikService");

	private final Lab lab;

	private final Cluster cluster;

	private final Lines lines;

	private final Ways ways;

	Proxies(Lab lab) {
		this.lab = lab;
		this.cluster = lab.cluster();
		this.lines = new Lines(lab.causes());
		this.ways = new Ways(this.cluster, this.lines);
	}

	List<Proxy> list() {
		List<Proxy> all = new ArrayList<>();
		this.lab.dataplane().proxies().forEach((controller) -> all.add(proxy(controller)));
		TunnelTables tunnels = new TunnelTables(this.lab, this.lines);
		this.lab.dataplane().tunnels().forEach((tunnel) -> {
			List<String> objects = List.of(tunnel.name(), tunnel.origin().object().toString());
			all.add(new Proxy(tunnel.name(), "Cloudflare Tunnel of " + tunnel.name(), TunnelTables.about(tunnel),
					pods(tunnel.pods()), List.of(tunnels.way(tunnel)), List.of(), List.of(),
					List.of(tunnels.group(tunnel)), List.of(),
					problems((problem) -> objects.contains(problem.object()))));
		});
		return all;
	}

	private Proxy proxy(IngressController controller) {
		Optional<Gateway> gateway = gateway(controller);
		return gateway.map((one) -> ofGateway(controller, one)).orElseGet(() -> ofIngresses(controller));
	}

	private Optional<Gateway> gateway(IngressController controller) {
		return this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.filter((one) -> controller.name().equals("gateway " + one.key()))
			.findFirst();
	}

	private Proxy ofIngresses(IngressController controller) {
		boolean traefik = controller.name().equals(TRAEFIK);
		String title = title(controller.name());
		Certificates certificates = Certificates.ofIngresses(this.cluster, this.lines,
				traefik ? "TRAEFIK DEFAULT CERT" : "Kubernetes Ingress Controller Fake Certificate", traefik);
		List<WayIn> doors = doors(controller);
		Predicate<ProblemView> own = (problem) -> {
			String object = Objects.requireNonNullElse(problem.object(), "");
			return SERVED.contains(object.replaceFirst(" .*", "")) || problem.code().equals("ANNOTATION_NOT_MODELLED");
		};
		return new Proxy(controller.name(), title, traefik
				? "Reads Ingresses and IngressRoutes. The longest rule is tried first, unless a priority says otherwise."
				: "Reads Ingresses into nginx servers, one for each host. Exact paths are tried first, then the longest.",
				pods(controller.pods()), doors, List.of(), certificates.list(),
				tables(title, certificates, doors).of(controller.routes()), idle(controller), problems(own));
	}

	static String title(String name) {
		return name.equals(TRAEFIK) ? "Traefik" : name.startsWith("gateway ") ? "Gateway " + name.substring(8) : name;
	}

	private Proxy ofGateway(IngressController controller, Gateway gateway) {
		String program = this.cluster.edge()
			.gatewayApi()
			.classes()
			.stream()
			.filter((one) -> one.name().equals(gateway.className()))
			.map(GatewayClass::controller)
			.findFirst()
			.orElse("");
		List<Status> statuses = new Statuses(this.lines).of(this.cluster, gateway);
		Set<String> objects = new LinkedHashSet<>(List.of(gateway.ref().toString()));
		statuses.forEach((status) -> objects.add(status.object()));
		Certificates certificates = Certificates.ofGateway(this.cluster, gateway, this.lines);
		List<WayIn> doors = doors(controller);
		String title = "Gateway " + gateway.key();
		return new Proxy(controller.name(), title,
				"GatewayClass " + gateway.className()
						+ (program.isEmpty() ? ", which is not in the lab." : ", served by " + program + ".")
						+ " Port and name pick a listener, and only its routes are tried.",
				pods(controller.pods()), doors, statuses, List.of(),
				tables(title, certificates, doors).of(controller.routes()), List.of(),
				problems((problem) -> objects.contains(problem.object())));
	}

	private Tables tables(String title, Certificates certificates, List<WayIn> doors) {
		String address = doors.stream()
			.filter((way) -> !way.how().equals("ClusterIP") && !way.addresses().isEmpty())
			.map((way) -> way.addresses().getFirst().replaceFirst("[ ,].*", ""))
			.findFirst()
			.orElse("any.example.com");
		return new Tables(this.lines, new Deeds(new Dials(this.cluster), title), certificates, address);
	}

	private List<WayIn> doors(IngressController controller) {
		return this.ways.to(this.cluster.pods().stream().filter(controller::runsIn).toList());
	}

	private List<Proxy.Runs> pods(List<String> keys) {
		return this.cluster.pods()
			.stream()
			.filter((pod) -> keys.contains(pod.key()))
			.map((pod) -> new Proxy.Runs(pod.key(), Objects.requireNonNullElse(pod.node(), ""), address(pod),
					pod.ready()))
			.toList();
	}

	private static String address(Pod pod) {
		return (pod.ip() != null) ? pod.ip().toString() : "";
	}

	private List<ProblemView> problems(Predicate<ProblemView> wanted) {
		return ProblemView.of(this.lab).stream().filter((one) -> one.object() != null).filter(wanted).toList();
	}

	/** Ingresses that none of its rules was made from. */
	private List<String> idle(IngressController controller) {
		Set<ObjectRef> used = new LinkedHashSet<>();
		rules(controller.routes()).forEach((rule) -> Lines.object(rule.origin()).ifPresent(used::add));
		return this.cluster.ingresses()
			.stream()
			.filter((ingress) -> !used.contains(ingress.ref()))
			.map((ingress) -> ingress.ref() + ": " + why(ingress, controller.name()))
			.toList();
	}

	private static Stream<HttpRule> rules(HttpRouteTable table) {
		return switch (table) {
			case OrderedRules ordered -> ordered.rules().stream();
			case VirtualHosts hosts -> Stream
				.concat(hosts.servers().stream().flatMap((server) -> rules(server.routes())), rules(hosts.otherwise()));
			case Listeners listeners -> listeners.listeners().stream().flatMap((one) -> rules(one.routes()));
		};
	}

	private static String why(Ingress ingress, String controller) {
		String annotation = ingress.annotations().getOrDefault("kubernetes.io/ingress.class", "");
		String asked = (ingress.className() != null) ? "class " + ingress.className()
				: annotation.isEmpty() ? "no class" : "class " + annotation + " by annotation";
		boolean canary = ingress.annotations()
			.getOrDefault("nginx.ingress.kubernetes.io/canary", "")
			.toLowerCase(Locale.ROOT)
			.equals("true") && controller.equals(NGINX);
		return asked + (canary ? "; a canary without a main Ingress of the same host and path, or without endpoints"
				: "; " + title(controller) + " does not serve it, or it has no rule that leads anywhere");
	}

}
