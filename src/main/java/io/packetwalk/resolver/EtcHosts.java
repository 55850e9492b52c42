package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * An <a href="https://man7.org/linux/man-pages/man5/hosts.5.html">/etc/hosts</a>; both
 * libcs look here before they ask a server.
 *
 * @param entries its lines, in order
 */
public record EtcHosts(List<Entry> entries) {

	/** The file of a machine that has nothing to say. */
	public static final EtcHosts NONE = new EtcHosts(List.of());

	public EtcHosts {
		entries = List.copyOf(entries);
	}

	/** The addresses a name has in the file; a final dot makes no difference. */
	public List<IpAddress> addresses(String name, Set<AddressFamily> families) {
		String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
		Set<IpAddress> addresses = new LinkedHashSet<>();
		for (Entry entry : this.entries) {
			boolean named = entry.names().stream().anyMatch(bare::equalsIgnoreCase);
			if (named && families.contains(entry.address().family())) {
				addresses.add(entry.address());
			}
		}
		return new ArrayList<>(addresses);
	}

	/** The text of the file. */
	public String print() {
		StringBuilder text = new StringBuilder();
		for (Entry entry : this.entries) {
			text.append(entry.address()).append('\t').append(String.join("\t", entry.names())).append('\n');
		}
		return text.toString();
	}

	/**
	 * A line.
	 *
	 * @param address the address
	 * @param names its names, the first one canonical
	 */
	public record Entry(IpAddress address, List<String> names) {

		public Entry {
			names = List.copyOf(names);
		}

	}

}
