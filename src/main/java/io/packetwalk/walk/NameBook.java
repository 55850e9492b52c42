package io.packetwalk.walk;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.PacketChange;
import io.packetwalk.trace.Step;

/** What addresses belong to, in words. */
record NameBook(Dataplane plane, Cluster cluster) implements Function<IpAddress, Optional<String>> {

	@Override
	public Optional<String> apply(IpAddress address) {
		return pod(address).or(() -> service(address)).or(() -> node(address)).or(() -> gateway(address));
	}

	private Optional<String> pod(IpAddress address) {
		return this.cluster.podAt(address).map((pod) -> "pod " + pod.key());
	}

	private Optional<String> node(IpAddress address) {
		return this.cluster.nodeAt(address).map((node) -> node.name());
	}

	private Optional<String> service(IpAddress address) {
		return this.cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(address) || service.externalIps().contains(address)
					|| service.loadBalancer().stream().anyMatch((entry) -> address.equals(entry.ip())))
			.filter((service) -> this.cluster.nodeAt(address).isEmpty())
			.findFirst()
			.map((service) -> "Service " + service.key());
	}

	/** A device of a node in the pods' range: a bridge, a tunnel, a pod's gateway. */
	private Optional<String> gateway(IpAddress address) {
		return this.cluster.nodes()
			.stream()
			.filter((node) -> node.podCidr().contains(address))
			.findFirst()
			.flatMap((node) -> this.plane.namespace("node/" + node.name()))
			.flatMap((namespace) -> namespace.links()
				.stream()
				.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(address)))
				.findFirst()
				.map((link) -> namespace.name().substring(5) + " " + link.name()));
	}

	/** The names of every address these steps show. */
	Map<String, String> of(Iterable<Step> steps) {
		Map<String, String> names = new TreeMap<>();
		Set<Packet> seen = new LinkedHashSet<>();
		for (Step step : steps) {
			PacketChange change = step.packet();
			if (change != null) {
				seen.add(change.before());
				seen.add(change.after());
			}
		}
		seen.forEach((packet) -> add(names, packet));
		Set<End> ends = new LinkedHashSet<>();
		seen.stream().filter((packet) -> packet.protocol().hasPorts()).forEach((packet) -> {
			ends.add(new End(packet.src(), packet.sport(), packet.protocol()));
			ends.add(new End(packet.dst(), packet.dport(), packet.protocol()));
		});
		ends.forEach((end) -> port(end).ifPresent((name) -> names.put(end.toString(), "port " + name)));
		return names;
	}

	private void add(Map<String, String> names, Packet packet) {
		name(names, packet.src());
		name(names, packet.dst());
		if (packet.outer() != null) {
			name(names, packet.outer().src());
			name(names, packet.outer().dst());
		}
	}

	private void name(Map<String, String> names, IpAddress address) {
		if (!names.containsKey(address.toString())) {
			apply(address).ifPresent((name) -> names.put(address.toString(), name));
		}
	}

	/** The name of a port: a Service's, or a container's. */
	private Optional<String> port(End end) {
		Stream<Optional<String>> offered = this.cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(end.address()))
			.flatMap((service) -> service.ports().stream())
			.filter((port) -> port.port() == end.port() && port.protocol() == end.protocol())
			.map((port) -> Optional.ofNullable(port.name()));
		Stream<Optional<String>> declared = this.cluster.podAt(end.address())
			.stream()
			.flatMap((pod) -> pod.containers().stream())
			.flatMap((container) -> container.ports().stream())
			.filter((port) -> port.port() == end.port() && port.protocol() == end.protocol())
			.map((port) -> Optional.ofNullable(port.name()));
		return Stream.concat(offered, declared).flatMap(Optional::stream).findFirst();
	}

	/** One end of a flow; {@code 10.96.14.20:80/tcp}. */
	private record End(IpAddress address, int port, Protocol protocol) {

		@Override
		public String toString() {
			return this.address.withPort(this.port) + "/" + this.protocol.lower();
		}

	}

}
