package io.packetwalk.http;

import java.util.Locale;

/** What a rule asks of the Host header; case never matters. */
public sealed interface HostMatch {

	boolean matches(String host);

	/** Every host. */
	record Any() implements HostMatch {

		@Override
		public boolean matches(String host) {
			return true;
		}

		@Override
		public String toString() {
			return "any host";
		}

	}

	/** Just this host. */
	record Exact(String host) implements HostMatch {

		public Exact {
			host = host.toLowerCase(Locale.ROOT);
		}

		@Override
		public boolean matches(String candidate) {
			return candidate.toLowerCase(Locale.ROOT).equals(this.host);
		}

		@Override
		public String toString() {
			return this.host;
		}

	}

	/**
	 * Every host with exactly one label more: {@code *.foo.com} is bar.foo.com, but
	 * neither foo.com nor baz.bar.foo.com.
	 *
	 * @param parent what follows {@code *.}
	 */
	record Wildcard(String parent) implements HostMatch {

		public Wildcard {
			parent = parent.toLowerCase(Locale.ROOT);
		}

		@Override
		public boolean matches(String candidate) {
			int dot = candidate.indexOf('.');
			return dot > 0 && candidate.substring(dot + 1).toLowerCase(Locale.ROOT).equals(this.parent);
		}

		@Override
		public String toString() {
			return "*." + this.parent;
		}

	}

	/** Reads an Ingress host: empty is every host, {@code *.} in front is a wildcard. */
	static HostMatch of(String host) {
		if (host.isEmpty()) {
			return new Any();
		}
		return host.startsWith("*.") ? new Wildcard(host.substring(2)) : new Exact(host);
	}

}
