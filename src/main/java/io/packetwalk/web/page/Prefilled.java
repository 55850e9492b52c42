package io.packetwalk.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A request as a link spells it, e.g.
 * {@code ?from=pod/shop/web-0&to=svc/shop/cart:80&proto=tcp}.
 *
 * @param from pod/namespace/name, deployment/namespace/name, node/name or external
 * @param to a URL, a name, or svc/namespace/name:port
 * @param proto the URL's scheme where {@code to} has none: http unless said
 */
record Prefilled(@Nullable String from, @Nullable String to, @Nullable String proto, @Nullable String method,
		@Nullable String host, @Nullable String via, @Nullable Long seed, @Nullable Integer connections) {

	LabPageController.Filled filled(long usualSeed) {
		return new LabPageController.Filled(or(this.from, ""), url(or(this.to, "")), or(this.method, "GET"),
				or(this.host, ""), or(this.via, ""), (this.connections == null) ? 1 : this.connections,
				(this.seed == null) ? usualSeed : this.seed);
	}

	private String url(String text) {
		if (text.isEmpty() || text.contains("://")) {
			return text;
		}
		String[] parts = text.split("/", 3);
		boolean service = parts.length == 3 && (parts[0].equals("svc") || parts[0].equals("service"));
		String scheme = or(this.proto, "http");
		return scheme + "://" + (service ? named(parts[1], parts[2]) : text) + (scheme.startsWith("http") ? "/" : "");
	}

	/** {@code cart:80} in {@code shop} is {@code cart.shop:80} to every pod. */
	private static String named(String namespace, String nameAndPort) {
		int colon = nameAndPort.indexOf(':');
		return (colon < 0) ? nameAndPort + "." + namespace
				: nameAndPort.substring(0, colon) + "." + namespace + nameAndPort.substring(colon);
	}

	private static String or(@Nullable String text, String otherwise) {
		return (text == null || text.isBlank()) ? otherwise : text.strip();
	}

}
