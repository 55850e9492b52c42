package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/** The lines of an {@code /etc/hosts}, both ways. */
final class HostsFile {

	private final Map<String, List<IpAddress>> addresses = new LinkedHashMap<>();

	private final Map<IpAddress, List<String>> names = new LinkedHashMap<>();

	/** Reads lines; names outside the zones are not taken. */
	HostsFile(List<String> lines, List<String> zones) {
		for (String line : lines) {
			String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
			Optional<IpAddress> address = IpAddress.parse(words[0]);
			for (int i = 1; i < words.length && address.isPresent(); i++) {
				String name = Zones.absolute(words[i]);
				if (Zones.match(zones, name).isPresent()) {
					add(name, address.get());
				}
			}
		}
	}

	private void add(String name, IpAddress address) {
		this.addresses.computeIfAbsent(name, (key) -> new ArrayList<>()).add(address);
		this.names.computeIfAbsent(address, (key) -> new ArrayList<>()).add(name);
	}

	boolean knows(String name) {
		return this.addresses.containsKey(name);
	}

	List<IpAddress> addresses(String name, AddressFamily family) {
		return this.addresses.getOrDefault(name, List.of())
			.stream()
			.filter((address) -> address.family() == family)
			.distinct()
			.toList();
	}

	List<String> names(IpAddress address) {
		return this.names.getOrDefault(address, List.of()).stream().distinct().toList();
	}

}
