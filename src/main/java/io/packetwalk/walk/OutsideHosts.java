package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Outside;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Who has an address in the world outside. */
final class OutsideHosts {

	private static final int DNS = 53;

	private OutsideHosts() {
	}

	/**
	 * The server at an address. Entries that share an address are one machine, and a DNS
	 * server listens on port 53 whether or not it is among the hosts.
	 */
	static Optional<Outside.Host> at(Outside world, IpAddress address) {
		List<Outside.Host> hosts = new ArrayList<>(
				world.hosts().stream().filter((host) -> host.address().equals(address)).toList());
		world.dnsServers()
			.stream()
			.filter((server) -> server.address().equals(address) && !server.behaviour().equals("drop"))
			.map((server) -> new Outside.Host(null, address,
					List.of(new Outside.OpenPort(DNS, Protocol.UDP), new Outside.OpenPort(DNS, Protocol.TCP)),
					List.of(), server.origin()))
			.forEach(hosts::add);
		return hosts.stream().reduce(OutsideHosts::both);
	}

	private static Outside.Host both(Outside.Host first, Outside.Host second) {
		return new Outside.Host((first.name() != null) ? first.name() : second.name(), first.address(),
				concat(first.ports(), second.ports()), concat(first.http(), second.http()), first.origin());
	}

	private static <T> List<T> concat(List<T> first, List<T> second) {
		List<T> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}

	/** Why the walk ends where the packet leaves. */
	static String whyNobody(Outside world, IpAddress address) {
		if (world.assumed()) {
			return "Nobody described the world outside, so the walk ends where the packet leaves. An Outside document can say who answers.";
		}
		if (world.dnsServers().stream().anyMatch((server) -> server.address().equals(address))) {
			return "The Outside document says that the DNS server at " + address + " drops what it is sent.";
		}
		return world.clients()
			.entrySet()
			.stream()
			.filter((client) -> client.getValue().equals(address))
			.map(Map.Entry::getKey)
			.findFirst()
			.map((client) -> "The Outside document has a client at " + address + ", " + client
					+ ", and does not say that anything listens there.")
			.orElse("The Outside document names no host at " + address + ".");
	}

}
