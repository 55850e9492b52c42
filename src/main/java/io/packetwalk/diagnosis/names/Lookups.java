package io.packetwalk.diagnosis.names;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;

/** What pods with the same resolv.conf and hostAliases find, each name looked up once. */
final class Lookups {

	private static final Set<AddressFamily> BOTH = Set.of(AddressFamily.IPV4, AddressFamily.IPV6);

	private final Pod asking;

	private final ResolvConf conf;

	private final EtcHosts hosts;

	private final NameServersAsked servers;

	/** Looked up only. */
	private final Map<Request, Asked> asked = new HashMap<>();

	Lookups(Pod asking, ResolvConf conf, EtcHosts hosts, NameServersAsked servers) {
		this.asking = asking;
		this.conf = conf;
		this.hosts = hosts;
		this.servers = servers;
	}

	ResolvConf conf() {
		return this.conf;
	}

	NameServersAsked servers() {
		return this.servers;
	}

	/**
	 * Looks a name up.
	 * @param other another resolv.conf, null for their own
	 */
	Asked ask(Libc libc, @Nullable ResolvConf other, String name) {
		return this.asked.computeIfAbsent(new Request(libc, other, name), this::lookup);
	}

	private Asked lookup(Request request) {
		ResolvConf conf = (request.other() != null) ? request.other() : this.conf;
		Lookup lookup = StubResolver.lookup(request.libc(), this.hosts, conf, request.name(), BOTH,
				(question) -> this.servers.ask(this.asking, question).reply());
		return new Asked(lookup,
				lookup.exchanges()
					.stream()
					.map((exchange) -> this.servers.ask(this.asking, exchange.question()).outside())
					.toList());
	}

	private record Request(Libc libc, @Nullable ResolvConf other, String name) {
	}

}
