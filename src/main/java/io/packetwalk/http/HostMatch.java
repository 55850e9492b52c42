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

	/**
	 * Every host below another: {@code *.foo.com} is bar.foo.com and baz.bar.foo.com, but
	 * not foo.com
	 * (<a href= "https://gateway-api.sigs.k8s.io/reference/spec/#hostname">Gateway
	 * API</a>).
	 *
	 * @param parent what follows {@code *.}
	 */
	record Below(String parent) implements HostMatch {

		public Below {
			parent = parent.toLowerCase(Locale.ROOT);
		}

		@Override
		public boolean matches(String candidate) {
			String host = candidate.toLowerCase(Locale.ROOT);
			return host.endsWith("." + this.parent) && host.length() > this.parent.length() + 1;
		}

		@Override
		public String toString() {
			return "*." + this.parent;
		}

	}

	/**
	 * How narrow it is: an exact host before every wildcard, a longer wildcard before a
	 * shorter one, every host last.
	 */
	default int narrowness() {
		return switch (this) {
			case Any any -> 0;
			case Exact exact -> 1_000 + exact.host().length();
			case Wildcard wildcard -> 2 + wildcard.parent().length();
			case Below below -> 2 + below.parent().length();
		};
	}

	/** Whether every host of the other is one of these. */
	default boolean covers(HostMatch other) {
		return switch (this) {
			case Any any -> true;
			case Exact exact -> exact.equals(other);
			case Wildcard wildcard -> wildcard.equals(other) || (other instanceof Exact one && matches(one.host()));
			case Below below -> switch (other) {
				case Any any -> false;
				case Exact one -> matches(one.host());
				case Wildcard one -> within(one.parent(), below.parent());
				case Below one -> within(one.parent(), below.parent());
			};
		};
	}

	private static boolean within(String parent, String outer) {
		return parent.equals(outer) || parent.endsWith("." + outer);
	}

	/** Reads an Ingress host: empty is every host, {@code *.} in front is a wildcard. */
	static HostMatch of(String host) {
		if (host.isEmpty()) {
			return new Any();
		}
		return host.startsWith("*.") ? new Wildcard(host.substring(2)) : new Exact(host);
	}

}
