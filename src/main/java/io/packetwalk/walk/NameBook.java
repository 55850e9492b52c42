package io.packetwalk.walk;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
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
		for (Step step : steps) {
			PacketChange change = step.packet();
			if (change != null) {
				add(names, change.before());
				add(names, change.after());
			}
		}
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

}
