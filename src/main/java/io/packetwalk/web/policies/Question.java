package io.packetwalk.web.policies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;
import io.packetwalk.walk.InvalidRequestException;

/**
 * One connection that is asked about.
 *
 * @param from who connects
 * @param to where it goes, after any Service
 * @param port the port there
 * @param translated whether a Service's address was dialled
 * @param note what the Service made of it, empty where there is none
 * @param url where it is dialled
 */
record Question(End from, End to, Port port, boolean translated, String note, String url) {

	/**
	 * Reads it.
	 * @throws InvalidRequestException when a part of it names nothing
	 */
	static Question of(Cluster cluster, String from, String to, String port) {
		Port number = Port.parse(port)
			.orElseThrow(() -> new InvalidRequestException("port", "\"" + port + "\" is no port.",
					"Type a number, and /udp or /sctp after it where it is not TCP."));
		End client = end(cluster, from, "from");
		String[] parts = to.strip().split("/");
		if (parts.length == 3 && parts[0].equals("service")) {
			return behind(cluster, client, parts[1], parts[2], number);
		}
		End server = end(cluster, to, "to");
		return new Question(client, server, number, false, "", server.url(number));
	}

	private static Question behind(Cluster cluster, End from, String namespace, String name, Port port) {
		Service service = cluster.service(namespace, name)
			.orElseThrow(() -> unknown("to", "service/" + namespace + "/" + name));
		ServicePort dialled = service.ports()
			.stream()
			.filter((one) -> one.port() == port.number() && one.protocol() == port.protocol())
			.findFirst()
			.orElseThrow(() -> new InvalidRequestException("port", service.ref() + " has no port " + port + ".",
					"Its ports: " + String.join(", ",
							service.ports()
								.stream()
								.map((one) -> new Port(one.protocol(), one.port()).toString())
								.toList())));
		EndpointSlice slice = cluster.slicesOf(service)
			.stream()
			.filter((one) -> one.endpoints().stream().anyMatch(Endpoint::ready))
			.findFirst()
			.orElseThrow(() -> new InvalidRequestException("to",
					service.ref() + " has no ready endpoint, so no policy is ever asked.",
					"Ask about a pod, or see what fails in the matrix."));
		IpAddress address = slice.endpoints().stream().filter(Endpoint::ready).findFirst().orElseThrow().address();
		Port target = service.headless() ? port : new Port(port.protocol(), target(slice, dialled));
		End to = at(cluster, address);
		String note = "%s:%d leads to %s (%s): policies see that, never the Service’s address or port"
			.formatted(service.ref(), port.number(), address.withPort(target.number()), to.label());
		return new Question(from, to, target, !service.headless(), note,
				port.protocol().lower() + "://" + name + "." + namespace + ":" + port.number());
	}

	private static int target(EndpointSlice slice, ServicePort port) {
		String name = (port.name() != null) ? port.name() : "";
		return slice.ports()
			.stream()
			.filter((one) -> one.name().equals(name))
			.flatMap((one) -> Stream.ofNullable(one.port()))
			.findFirst()
			.orElse(port.port());
	}

	private static End end(Cluster cluster, String text, String field) {
		String[] parts = text.strip().split("/");
		Optional<End> end = switch (parts[0].toLowerCase(Locale.ROOT)) {
			case "external", "outside" -> outside(cluster, parts);
			case "node" -> (parts.length == 2)
					? cluster.node(parts[1]).map((node) -> End.of(node, "node " + node.name())) : Optional.empty();
			default -> (parts.length == 1) ? IpAddress.parse(parts[0]).map((address) -> at(cluster, address))
					: pod(cluster, parts).map(End::of);
		};
		return end.orElseThrow(() -> unknown(field, text));
	}

	private static Optional<End> outside(Cluster cluster, String[] parts) {
		Optional<IpAddress> address = (parts.length == 1) ? Optional.of(Outside.DEFAULT_CLIENT)
				: Optional.ofNullable(cluster.outside().clients().get(parts[1])).or(() -> IpAddress.parse(parts[1]));
		return address.map((found) -> End.outside(found, found + ", outside", ""));
	}

	private static End at(Cluster cluster, IpAddress address) {
		return cluster.podAt(address)
			.map(End::of)
			.or(() -> cluster.nodeAt(address).map((node) -> End.of(node, "node " + node.name())))
			.orElseGet(() -> End.outside(address, address + ", outside", ""));
	}

	private static Optional<Pod> pod(Cluster cluster, String[] parts) {
		return cluster.pods()
			.stream()
			.filter((pod) -> pod.ip() != null && parts.length == 3 && pod.namespace().equals(parts[1]))
			.filter((pod) -> named(pod, parts[0], parts[2]))
			.findFirst();
	}

	private static boolean named(Pod pod, String kind, String name) {
		ObjectRef owner = pod.owner();
		return kind.equals("pod") ? pod.name().equals(name)
				: owner != null && owner.kind().equalsIgnoreCase(kind) && owner.name().equals(name);
	}

	private static InvalidRequestException unknown(String field, String text) {
		return new InvalidRequestException(field, "Nothing with an address is called \"" + text + "\" here.",
				"Type pod/namespace/name, deployment/namespace/name, service/namespace/name, node/name or an address.");
	}

	/** What walks it. */
	String pair() {
		return List.of(this.from.value(), this.url).contains("") ? "" : this.from.value() + " " + this.url;
	}

}
