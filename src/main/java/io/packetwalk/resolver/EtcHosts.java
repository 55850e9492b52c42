package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

	/**
	 * The addresses a name has in the file, as glibc reads it. A final dot is a letter
	 * like any other, so that {@code localhost.} is not there.
	 */
	public List<IpAddress> addresses(String name, Set<AddressFamily> families) {
		return addresses(Libc.GLIBC, name, families);
	}

	/** The addresses a name has in the file; musl minds capitals, glibc does not. */
	public List<IpAddress> addresses(Libc libc, String name, Set<AddressFamily> families) {
		Predicate<String> same = switch (libc) {
			case GLIBC -> name::equalsIgnoreCase;
			case MUSL -> name::equals;
		};
		Set<IpAddress> addresses = new LinkedHashSet<>();
		for (Entry entry : this.entries) {
			boolean named = entry.names().stream().anyMatch(same);
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
