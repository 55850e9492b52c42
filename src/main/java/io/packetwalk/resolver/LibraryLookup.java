package io.packetwalk.resolver;

import java.util.List;

import io.packetwalk.net.IpAddress;

/** {@code getaddrinfo} of one C library, for one lookup. */
sealed interface LibraryLookup permits Glibc, Musl {

	/** Neither library reads more than three nameserver lines ({@code MAXNS}). */
	int MAX_NAMESERVERS = 3;

	Lookup lookup(String name);

	/** The servers that are asked: without a nameserver line the machine itself. */
	static List<IpAddress> asked(ResolvConf conf) {
		return conf.nameservers().isEmpty() ? List.of(IpAddress.of("127.0.0.1"))
				: conf.nameservers().stream().limit(MAX_NAMESERVERS).toList();
	}

}
