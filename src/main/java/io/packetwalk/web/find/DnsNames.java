package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;
import io.packetwalk.web.find.Found.Group;

/** What a DNS name stands for in a cluster, as its zone is laid out. */
record DnsNames(Cluster cluster, String lab) {

	/**
	 * What a name stands for; last, where to look it up as a pod does.
	 * @param notes where to say what leads nowhere
	 */
	List<Found> find(String name, List<String> notes) {
		List<Found> found = new ArrayList<>();
		inCluster(name, notes).ifPresent(found::add);
		hosts(name).forEach(found::add);
		outside(name).forEach(found::add);
		found.add(Found.page(Group.PAGE, "page", "Look " + name + " up", "as a pod does, server by server",
				"/labs/" + this.lab + "/names?name=" + name));
		return found.stream().map((one) -> (one.group() == Group.PAGE) ? one : one.askedAs(name)).toList();
	}

	/** {@code [endpoint.]service.namespace[.svc[.cluster.local]]}. */
	private Optional<Found> inCluster(String name, List<String> notes) {
		String zone = "." + this.cluster.settings().clusterDomain();
		boolean whole = name.endsWith(".svc" + zone);
		String rest = whole ? name.substring(0, name.length() - zone.length()) : name;
		if (name.endsWith(".pod" + zone)) {
			return dashed(name);
		}
		boolean svc = rest.endsWith(".svc");
		String[] labels = (svc ? rest.substring(0, rest.length() - 4) : rest).replaceFirst("^(_[^.]+\\.){1,2}", "")
			.split("\\.");
		if (labels.length < 2) {
			return Optional.empty();
		}
		String namespace = labels[labels.length - 1];
		String service = labels[labels.length - 2];
		Optional<Service> known = this.cluster.service(namespace, service);
		if (known.isEmpty() && svc) {
			notes.add(name + ": would be Service " + namespace + "/" + service + ", which this lab does not have.");
		}
		return known.map((one) -> (labels.length > 2) ? endpoint(one, labels[0]) : Boxes.of(one, address(one)));
	}

	private static String address(Service service) {
		if (service.externalName() != null) {
			return "an alias of " + service.externalName();
		}
		return service.headless() ? "headless: the name has its pods’ addresses"
				: "the name has its ClusterIP " + service.clusterIp();
	}

	private Found endpoint(Service service, String host) {
		return this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.filter((endpoint) -> host.equals(endpoint.hostname()))
			.findFirst()
			.map((endpoint) -> Boxes.of(service, "endpoint " + host + " of it, " + endpoint.address()))
			.orElseGet(() -> Boxes.of(service, "it has no endpoint that is called " + host));
	}

	/** {@code 10-244-1-5.shop.pod.cluster.local}. */
	private Optional<Found> dashed(String name) {
		String label = name.substring(0, name.indexOf('.'));
		return Stream.of(label.replace('-', '.'), label.replace('-', ':'))
			.flatMap((text) -> IpAddress.parse(text).stream())
			.flatMap((address) -> this.cluster.podAt(address).stream())
			.findFirst()
			.map((pod) -> Boxes.of(pod, Boxes.where(pod)));
	}

	private Stream<Found> hosts(String name) {
		Stream<Found> ingresses = this.cluster.ingresses()
			.stream()
			.filter((ingress) -> ingress.rules().stream().anyMatch((rule) -> fits(rule.host(), name)))
			.map((ingress) -> Found.box(Group.MEANING, "Ingress", "", "Ingress " + ingress.key(),
					"a host of it: " + backends(ingress, name),
					List.of("ingress/" + ingress.key(), "namespace/" + ingress.namespace())));
		Stream<Found> routes = this.cluster.edge()
			.gatewayApi()
			.routes()
			.stream()
			.filter((route) -> route.hostnames().stream().anyMatch((host) -> fits(host, name)))
			.map((route) -> Found.page(Group.MEANING, route.identity().kind(), route.ref().toString(), "a host of it",
					"/labs/" + this.lab + "/routes"));
		Stream<Found> traefik = this.cluster.edge()
			.traefik()
			.routes()
			.stream()
			.filter((route) -> route.routes().stream().anyMatch((one) -> one.match().contains("`" + name + "`")))
			.map((route) -> Found.page(Group.MEANING, "IngressRoute", route.ref().toString(), "a host of it",
					"/labs/" + this.lab + "/routes"));
		return Stream.of(ingresses, routes, traefik).flatMap((some) -> some);
	}

	private static String backends(Ingress ingress, String name) {
		return String.join(", ",
				ingress.rules()
					.stream()
					.filter((rule) -> fits(rule.host(), name))
					.flatMap((rule) -> rule.paths().stream())
					.map((path) -> path.path() + " → " + path.backend().service() + ":" + path.backend().port())
					.limit(3)
					.toList());
	}

	private static boolean fits(@Nullable String host, String name) {
		return host != null && (host.equals(name)
				|| host.startsWith("*.") && name.endsWith(host.substring(1)) && !name.equals(host.substring(2)));
	}

	private Stream<Found> outside(String name) {
		Stream<Found> hosts = this.cluster.outside()
			.hosts()
			.stream()
			.filter((host) -> name.equals(host.name()))
			.map((host) -> Boxes.outside("Server " + host.label(), host.address() + ", outside the cluster"));
		Stream<Found> records = this.cluster.outside()
			.dnsServers()
			.stream()
			.flatMap((server) -> server.records()
				.stream()
				.filter((record) -> record.name().equals(name + "."))
				.map((record) -> Boxes.outside("DNS server " + server.address(),
						"has " + record.type() + " " + String.join(", ", record.data()))));
		Stream<Found> aliases = this.cluster.services()
			.stream()
			.filter((service) -> name.equals(service.externalName()))
			.map((service) -> Boxes.of(service, "an alias of " + name));
		return Stream.of(hosts, records, aliases).flatMap((some) -> some);
	}

}
