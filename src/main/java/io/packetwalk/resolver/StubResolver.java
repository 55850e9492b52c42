package io.packetwalk.resolver;

import java.util.Set;

import io.packetwalk.net.AddressFamily;

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
		throw new IllegalStateException("being built");
	}

}
