package io.packetwalk.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.GatewayClass;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HeaderChange.Kind;
import io.packetwalk.http.HeaderChange;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.nginx.NginxOptions;
import io.packetwalk.ingress.program.Arguments;
import io.packetwalk.ingress.program.ControllerPods;

/**
 * The headers by which a reverse proxy tells the backend whose request it was, such as
 * <a href=
 * "https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For">X-Forwarded-For</a>.
 *
 * @param changes what it writes, in order
 * @param told what becomes of those a client sent, in a sentence
 */
public record ForwardedHeaders(List<HeaderChange> changes, String told) {

	private static final String FOR = "X-Forwarded-For";

	public ForwardedHeaders {
		changes = List.copyOf(changes);
	}

	/**
	 * Those a proxy of the cluster writes.
	 * @param proxy its name, as {@link IngressController#name()} or {@code cloudflared}
	 * @param received the request as it came in
	 * @param peer the address it came from, as the proxy sees it
	 */
	public static ForwardedHeaders of(Cluster cluster, String proxy, HttpRequest received, String peer) {
		return switch (proxy) {
			case ControllerPods.NGINX -> nginx(NginxOptions.config(cluster), received, peer);
			case ControllerPods.TRAEFIK -> traefik(cluster, received, peer);
			case "cloudflared" -> cloudflared(received, peer);
			default -> gateway(cluster, proxy, received, peer);
		};
	}

	private static ForwardedHeaders nginx(Map<String, String> config, HttpRequest received, String peer) {
		boolean trusts = "true".equals(config.get("use-forwarded-headers"));
		boolean full = "true".equals(config.get("compute-full-forwarded-for"));
		String sent = received.headers().getOrDefault("x-forwarded-for", "");
		String real = (trusts && !sent.isEmpty()) ? sent.replaceFirst(",.*", "").strip() : peer;
		String scheme = trusts ? received.headers().getOrDefault("x-forwarded-proto", received.scheme())
				: received.scheme();
		String host = trusts ? received.headers().getOrDefault("x-forwarded-host", received.host()) : received.host();
		List<HeaderChange> changes = new ArrayList<>(List.of(set("X-Request-ID", "(32 hexadecimal digits by chance)"),
				set("X-Real-IP", real), set(FOR, (full && !sent.isEmpty()) ? sent + ", " + peer : real),
				set("X-Forwarded-Host", host), set("X-Forwarded-Port", port(received, scheme)),
				set("X-Forwarded-Proto", scheme), set("X-Forwarded-Scheme", scheme), set("X-Scheme", scheme)));
		if (!sent.isEmpty()) {
			changes.add(set("X-Original-Forwarded-For", sent));
		}
		return new ForwardedHeaders(changes,
				trusts ? "use-forwarded-headers is on: what the client says in X-Forwarded headers is believed."
						: "X-Forwarded headers that a client sends are overwritten (use-forwarded-headers is off).");
	}

	private static ForwardedHeaders traefik(Cluster cluster, HttpRequest received, String peer) {
		List<Pod> pods = ControllerPods.of(cluster, ControllerPods.TRAEFIK);
		Arguments arguments = ControllerPods.arguments(pods);
		String entry = "--entrypoints." + (received.scheme().equals("https") ? "websecure" : "web")
				+ ".forwardedheaders.";
		boolean insecure = arguments.isTrue(entry + "insecure");
		boolean named = arguments.value(entry + "trustedips").isPresent();
		String server = pods.isEmpty() ? "(name of the Traefik pod)" : pods.getFirst().name();
		return traefik(received, peer, server, insecure, insecure
				? "forwardedHeaders.insecure is on: what any client says in X-Forwarded headers is believed."
				: named ? "X-Forwarded headers are believed only from forwardedHeaders.trustedIPs; this client is taken for a stranger."
						: "X-Forwarded headers that a client sends are thrown away (no forwardedHeaders.trustedIPs).");
	}

	private static ForwardedHeaders traefik(HttpRequest received, String peer, String server, boolean trusts,
			String told) {
		Map<String, String> sent = trusts ? received.headers() : Map.of();
		String before = sent.getOrDefault("x-forwarded-for", "");
		String scheme = sent.getOrDefault("x-forwarded-proto", received.scheme());
		return new ForwardedHeaders(List.of(set(FOR, before.isEmpty() ? peer : before + ", " + peer),
				set("X-Forwarded-Host", sent.getOrDefault("x-forwarded-host", received.host())),
				set("X-Forwarded-Port", sent.getOrDefault("x-forwarded-port", port(received, scheme))),
				set("X-Forwarded-Proto", scheme), set("X-Forwarded-Server", server),
				set("X-Real-Ip", sent.getOrDefault("x-real-ip", peer))), told);
	}

	/** What Cloudflare's edge adds; cloudflared passes it on as it is. */
	private static ForwardedHeaders cloudflared(HttpRequest received, String peer) {
		String sent = received.headers().getOrDefault("x-forwarded-for", "");
		return new ForwardedHeaders(
				List.of(set("CF-Connecting-IP", peer), set(FOR, sent.isEmpty() ? peer : sent + "," + peer),
						set("X-Forwarded-Proto", received.scheme()),
						set("CF-Visitor", "{\"scheme\":\"" + received.scheme() + "\"}"), set("CF-Ray", "(by chance)"),
						set("CDN-Loop", "cloudflare")),
				"Cloudflare's edge writes CF-Connecting-IP itself and adds to an X-Forwarded-For that a client sends.");
	}

	private static ForwardedHeaders gateway(Cluster cluster, String proxy, HttpRequest received, String peer) {
		String program = program(cluster, proxy);
		String lower = program.toLowerCase(Locale.ROOT);
		String sent = received.headers().getOrDefault("x-forwarded-for", "");
		String list = sent.isEmpty() ? peer : sent + ", " + peer;
		if (lower.contains("traefik")) {
			return traefik(received, peer, "(name of the Traefik pod)", false,
					"X-Forwarded headers that a client sends are thrown away (no forwardedHeaders.trustedIPs).");
		}
		if (lower.startsWith("gateway.nginx.org")) {
			return new ForwardedHeaders(
					List.of(set(FOR, list), set("X-Real-IP", peer), set("X-Forwarded-Proto", received.scheme()),
							set("X-Forwarded-Host", received.host()),
							set("X-Forwarded-Port", Integer.toString(received.port()))),
					"NGINX Gateway Fabric adds the address to an X-Forwarded-For that a client sends.");
		}
		if (lower.matches(".*(envoy|istio|cilium|contour|kgateway|solo\\.io).*")) {
			return new ForwardedHeaders(
					List.of(set(FOR, list.replace(", ", ",")), set("X-Forwarded-Proto", received.scheme()),
							set("X-Request-Id", "(a UUID by chance)")),
					"Envoy adds the address to an X-Forwarded-For that a client sends; how many of them are believed is up to its settings.");
		}
		return new ForwardedHeaders(List.of(),
				(program.isEmpty() ? "The GatewayClass is not in the lab" : program + " is not known here")
						+ ", so which X-Forwarded headers it adds is not either.");
	}

	private static String program(Cluster cluster, String proxy) {
		return cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.filter((gateway) -> proxy.equals("gateway " + gateway.key()))
			.flatMap((gateway) -> cluster.edge()
				.gatewayApi()
				.classes()
				.stream()
				.filter((one) -> one.name().equals(gateway.className())))
			.findFirst()
			.map(GatewayClass::controller)
			.orElse("");
	}

	private static String port(HttpRequest received, String scheme) {
		return scheme.equals(received.scheme()) ? Integer.toString(received.port())
				: scheme.equals("https") ? "443" : "80";
	}

	private static HeaderChange set(String name, String value) {
		return new HeaderChange(Kind.SET, name, value);
	}

}
