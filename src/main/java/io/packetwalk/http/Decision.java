package io.packetwalk.http;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.http.HttpOutcome.Share;
import io.packetwalk.http.HttpOutcome.Tried;

/**
 * An action carried out on a request.
 *
 * @param request the request
 * @param draw the proxy's chance
 * @param rule what chance is drawn for
 */
record Decision(HttpRequest request, HttpDraw draw, String rule) {

	HttpOutcome on(HttpAction action, List<Tried> tried) {
		return switch (action) {
			case HttpAction.Forward forward -> passOn(forward, tried);
			case HttpAction.Redirect redirect -> new HttpOutcome.Respond(tried, redirect.status(),
					redirect.location().of(this.request), redirect.why(), List.of());
			case HttpAction.Respond respond ->
				new HttpOutcome.Respond(tried, respond.status(), "", respond.why(), List.of());
			case HttpAction.Split split -> share(split.parts(), tried);
		};
	}

	private HttpOutcome passOn(HttpAction.Forward forward, List<Tried> tried) {
		if (forward.upstreams().isEmpty()) {
			return new HttpOutcome.Respond(tried, forward.status(), "", forward.whyNone(), List.of());
		}
		String path = forward.rewrite().apply(this.request.path());
		return new HttpOutcome.Forward(tried, forward.backend(), forward.upstreams(), path,
				forward.changes().apply(this.request).withPath(path), forward.changes(), List.of());
	}

	/** A share of weight 0 gets nothing, and when all have it nobody gets anything. */
	private HttpOutcome share(List<HttpAction.Part> parts, List<Tried> tried) {
		int sum = parts.stream().mapToInt(HttpAction.Part::weight).sum();
		if (sum == 0) {
			return new HttpOutcome.Respond(tried, 500, "", "every backend has weight 0", shares(parts, -1));
		}
		int left = this.draw.below("share/" + this.rule, sum);
		int drawn = 0;
		while (left >= parts.get(drawn).weight()) {
			left -= parts.get(drawn).weight();
			drawn++;
		}
		return on(parts.get(drawn).action(), tried).drawnFrom(shares(parts, drawn));
	}

	private static List<Share> shares(List<HttpAction.Part> parts, int drawn) {
		List<Share> shares = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			HttpAction.Part part = parts.get(i);
			shares.add(new Share(part.name(), part.weight(), status(part.action()), i == drawn));
		}
		return List.copyOf(shares);
	}

	private static int status(HttpAction action) {
		return switch (action) {
			case HttpAction.Forward forward -> forward.upstreams().isEmpty() ? forward.status() : 0;
			case HttpAction.Redirect redirect -> redirect.status();
			case HttpAction.Respond respond -> respond.status();
			case HttpAction.Split split -> 0;
		};
	}

}
