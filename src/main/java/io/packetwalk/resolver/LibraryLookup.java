package io.packetwalk.resolver;

/** {@code getaddrinfo} of one C library, for one lookup. */
sealed interface LibraryLookup permits Glibc, Musl {

	/** Neither library reads more than three nameserver lines ({@code MAXNS}). */
	int MAX_NAMESERVERS = 3;

	Lookup lookup(String name);

}
