package io.packetwalk.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.packetwalk.http.HttpOutcome.Tried;

/**
 * Listeners that share a proxy's ports: port and server name pick one, and only that
 * one's routes are looked at
 * (<a href="https://gateway-api.sigs.k8s.io/reference/spec/#listener">listener
 * isolation</a>).
 *
 * @param listeners the listeners, in any order
 */
public record Listeners(List<Listener> listeners) implements HttpRouteTable {

	private static final Comparator<Listener> NARROWEST_FIRST = Comparator
		.<Listener>comparingInt((listener) -> -listener.host().narrowness())
		.thenComparing(Listener::name);

	public Listeners {
		listeners = listeners.stream().sorted(NARROWEST_FIRST).toList();
	}

	/**
	 * One listener.
	 *
	 * @param name its name
	 * @param port its port
	 * @param security what it does with TLS
	 * @param host the hosts it is for
	 * @param routes its routes
	 * @param origin what it was made from
	 */
	public record Listener(String name, int port, Security security, HostMatch host, HttpRouteTable routes,
			String origin) {

		private boolean tls() {
			return this.security != Security.PLAIN;
		}

	}

	/** What a listener does with TLS. */
	public enum Security {

		/** There is none. */
		PLAIN,
		/** It is ended here, and HTTP is inside. */
		HTTPS,
		/** The server name alone decides; what is inside is not looked at. */
		TLS

	}

	@Override
	public HttpOutcome route(HttpRequest request, HttpDraw draw) {
		boolean tls = request.scheme().equals("https");
		List<Listener> here = this.listeners.stream()
			.filter((listener) -> listener.port() == request.port() && listener.tls() == tls)
			.toList();
		if (here.isEmpty()) {
			return reset(List.of(), nobody(request));
		}
		List<Tried> tried = new ArrayList<>();
		Listener chosen = choose(here, tls ? request.sni() : request.host(), tried).orElse(null);
		if (chosen == null) {
			return tls ? reset(tried, "no listener has a certificate for " + shown(request.sni()))
					: respond(tried, 404, "no listener is for host " + request.host());
		}
		return switch (chosen.security()) {
			case PLAIN -> chosen.routes().route(request, draw).after(tried);
			case HTTPS -> inside(chosen, here, request, draw, tried);
			case TLS -> chosen.routes().route(request.withHost(request.sni()), draw).after(tried);
		};
	}

	/** A request whose Host belongs to another listener than its server name did. */
	private static HttpOutcome inside(Listener chosen, List<Listener> here, HttpRequest request, HttpDraw draw,
			List<Tried> tried) {
		Optional<Listener> wanted = choose(here, request.host(), new ArrayList<>());
		if (wanted.isEmpty()) {
			return respond(tried, 404, "no listener is for host " + request.host());
		}
		if (!wanted.get().equals(chosen)) {
			return respond(tried, 421, "the TLS server name " + shown(request.sni()) + " leads to listener "
					+ chosen.name() + ", the host " + request.host() + " to listener " + wanted.get().name());
		}
		return chosen.routes().route(request, draw).after(tried);
	}

	private static Optional<Listener> choose(List<Listener> here, String host, List<Tried> tried) {
		for (Listener listener : here) {
			boolean matched = listener.host().matches(host);
			tried.add(new Tried("listener " + listener.name() + " (" + listener.host() + ")", matched,
					matched ? "it is the narrowest for " + shown(host) : "it is not for " + shown(host),
					listener.origin()));
			if (matched) {
				return Optional.of(listener);
			}
		}
		return Optional.empty();
	}

	private String nobody(HttpRequest request) {
		boolean open = this.listeners.stream().anyMatch((listener) -> listener.port() == request.port());
		return open ? "the listeners of port " + request.port() + " do not speak " + request.scheme()
				: "no listener is on port " + request.port();
	}

	private static String shown(String host) {
		return host.isEmpty() ? "no name" : host;
	}

	private static HttpOutcome reset(List<Tried> tried, String why) {
		return respond(tried, HttpOutcome.Respond.RESET, why + ": the connection is closed");
	}

	private static HttpOutcome respond(List<Tried> tried, int status, String why) {
		return new HttpOutcome.Respond(List.copyOf(tried), status, "", why, List.of());
	}

}
