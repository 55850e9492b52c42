package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.http.Ask;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRequest;

/**
 * The entry points a router listens on.
 *
 * @param names their names; empty: the default ones
 * @param tls whether the router is for TLS connections alone
 */
record EntryPoints(List<String> names, boolean tls) {

	HttpCondition condition() {
		List<Ask> asks = new ArrayList<>();
		if (!this.names.isEmpty()) {
			asks.add(new Ask.Words("entry point " + String.join(" or ", this.names)));
		}
		if (this.tls) {
			asks.add(new Ask.Words("it came by https"));
		}
		return new HttpCondition.Asking(asks, this::test);
	}

	private Answer test(HttpRequest request) {
		String reached = request.scheme().equals("https") ? "websecure" : "web";
		if (!this.names.isEmpty() && !this.names.contains(reached)) {
			return new Answer(false, "the router listens on " + this.names + ", the request came by " + reached);
		}
		return new Answer(!this.tls || request.scheme().equals("https"),
				this.tls ? "the router is for TLS, the request came by " + request.scheme() : "");
	}

}
