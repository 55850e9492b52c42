package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

/**
 * A <a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/middleware/">Middleware</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param action what it does
 */
public record TraefikMiddleware(String namespace, String name, Action action) {

	public ObjectRef ref() {
		return new ObjectRef("Middleware", this.namespace, this.name);
	}

	/** What a Middleware does. */
	public sealed interface Action {

	}

	/** Takes the first of these that a path starts with away. */
	public record StripPrefix(List<String> prefixes) implements Action {

		public StripPrefix {
			prefixes = List.copyOf(prefixes);
		}

	}

	/** Takes what the first of these expressions matches at the start of a path away. */
	public record StripPrefixRegex(List<String> regex) implements Action {

		public StripPrefixRegex {
			regex = List.copyOf(regex);
		}

	}

	/** Puts this in front of the path. */
	public record AddPrefix(String prefix) implements Action {
	}

	/** Replaces the path. */
	public record ReplacePath(String path) implements Action {
	}

	/** Replaces a path an expression is found in. */
	public record ReplacePathRegex(String regex, String replacement) implements Action {
	}

	/** Sends the client to another scheme; the port is empty for the scheme's own. */
	public record RedirectScheme(String scheme, String port, boolean permanent) implements Action {
	}

	/** Sends the client elsewhere when an expression is found in the URL. */
	public record RedirectRegex(String regex, String replacement, boolean permanent) implements Action {
	}

	/** Sets headers; an empty value takes the header away. */
	public record Headers(Map<String, String> request, Map<String, String> answer) implements Action {

		public Headers {
			request = Ordered.copyOf(request);
			answer = Ordered.copyOf(answer);
		}

	}

	/** Lets only clients of these ranges through. */
	public record IpAllowList(List<String> ranges) implements Action {

		public IpAllowList {
			ranges = List.copyOf(ranges);
		}

	}

	/** Others, one after the other. */
	public record Chain(List<IngressRoute.Reference> middlewares) implements Action {

		public Chain {
			middlewares = List.copyOf(middlewares);
		}

	}

	/** One that is not modelled, by the field that says what it is. */
	public record Unknown(String type) implements Action {
	}

}
