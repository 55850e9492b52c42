package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/** The resolver inside a C library: {@code getaddrinfo}. */
public final class StubResolver {

	private StubResolver() {
	}

	/**
	 * Looks a name up.
	 * @param libc whose rules
	 * @param conf the pod's resolv.conf
	 * @param name the name as typed
	 * @param families the families asked for: both for AF_UNSPEC
	 * @param servers where questions go
	 * @return what was asked and what came of it
	 */
	public static Lookup lookup(Libc libc, ResolvConf conf, String name, Set<AddressFamily> families,
			NameServers servers) {
		Optional<IpAddress> literal = literal(name);
		if (literal.isPresent()) {
			return numeric(literal.get(), families);
		}
		Conversation conversation = new Conversation(servers);
		if (!HostNames.canBeAsked(name)) {
			return conversation.failed("NXDOMAIN", "EAI_NONAME");
		}
		LibraryLookup library = switch (libc) {
			case GLIBC -> new Glibc(conf, types(families), conversation);
			case MUSL -> new Musl(conf, types(families), conversation);
		};
		return library.lookup(name);
	}

	/**
	 * Looks a name up in {@code /etc/hosts} first, then as
	 * {@link #lookup(Libc, ResolvConf, String, Set, NameServers)} does: nsswitch's
	 * {@code files dns}.
	 */
	public static Lookup lookup(Libc libc, EtcHosts hosts, ResolvConf conf, String name, Set<AddressFamily> families,
			NameServers servers) {
		List<IpAddress> addresses = hosts.addresses(libc, name, families);
		return addresses.isEmpty() ? lookup(libc, conf, name, families, servers)
				: new Lookup(List.of(), "NOERROR", "OK", addresses, HostNames.absolute(name), 0);
	}

	/** An address, also in the brackets a URL has around IPv6. */
	private static Optional<IpAddress> literal(String name) {
		boolean bracketed = name.startsWith("[") && name.endsWith("]");
		return IpAddress.parse(bracketed ? name.substring(1, name.length() - 1) : name);
	}

	private static Lookup numeric(IpAddress address, Set<AddressFamily> families) {
		return families.contains(address.family()) ? new Lookup(List.of(), "NOERROR", "OK", List.of(address), "", 0)
				: new Lookup(List.of(), "NODATA", "EAI_NONAME", List.of(), "", 0);
	}

	private static List<String> types(Set<AddressFamily> families) {
		List<String> types = new ArrayList<>();
		if (families.contains(AddressFamily.IPV4)) {
			types.add("A");
		}
		if (families.contains(AddressFamily.IPV6)) {
			types.add("AAAA");
		}
		return types;
	}

}
