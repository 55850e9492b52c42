package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.HttpOutcome.Respond;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.trace.HttpResult;

/**
 * What the actions of rules amount to.
 *
 * @param dials who is at an address
 * @param sender who answers where the proxy does
 */
record Deeds(Dials dials, String sender) {

	Deed of(HttpAction action) {
		return switch (action) {
			case HttpAction.Forward forward -> forwarding(List.of(share(forward)));
			case HttpAction.Redirect redirect ->
				new Deed("redirect", redirect.status(), redirect.location().words(), List.of(), null);
			case HttpAction.Respond respond -> new Deed("answer", respond.status(), respond.why(), List.of(),
					(respond.status() >= 500 || respond.status() == Respond.RESET) ? failing(respond) : null);
			case HttpAction.Split split -> split(split);
		};
	}

	private Deed split(HttpAction.Split split) {
		List<Share> shares = new ArrayList<>();
		spread(split, 1, shares);
		return shares.isEmpty()
				? new Deed("answer", 500, "every backend has weight 0", List.of(),
						Mark.status("500",
								HttpResult.reason(500) + " from " + this.sender + ": every backend has weight 0"))
				: forwarding(shares);
	}

	/** A part of a part is so much of the whole. */
	private void spread(HttpAction.Split split, double whole, List<Share> shares) {
		int sum = split.parts().stream().mapToInt(HttpAction.Part::weight).sum();
		for (HttpAction.Part part : split.parts()) {
			double share = (sum == 0) ? 0 : whole * part.weight() / sum;
			if (sum == 0) {
				return;
			}
			if (part.action() instanceof HttpAction.Split inner) {
				spread(inner, share, shares);
			}
			else {
				shares.add(share(part).of(share));
			}
		}
	}

	private Share share(HttpAction.Part part) {
		return switch (part.action()) {
			case HttpAction.Forward forward -> share(forward);
			case HttpAction.Respond respond -> new Share("", part.name(), "", List.of(), List.of(), failing(respond));
			case HttpAction.Redirect redirect -> new Share("", part.name(), "", List.of(),
					List.of(redirect.status() + " to " + redirect.location().words()), null);
			case HttpAction.Split split -> new Share("", part.name(), "", List.of(), List.of(), null);
		};
	}

	private Share share(HttpAction.Forward forward) {
		List<String> changes = new ArrayList<>();
		if (!forward.rewrite().words().isEmpty()) {
			changes.add("path: " + forward.rewrite().words());
		}
		changes.addAll(changes(forward.changes()));
		return new Share("", forward.backend(), this.dials.via(forward.upstreams()), this.dials.of(forward.upstreams()),
				changes, mark(forward.upstreams(), forward));
	}

	/** Everything done to a request and its answer besides the path, in words. */
	List<String> changes(HttpChanges changes) {
		List<String> words = new ArrayList<>();
		if (!changes.host().isEmpty()) {
			words.add("Host becomes " + changes.host());
		}
		changes.request().forEach((change) -> words.add("request: " + change));
		changes.answer().forEach((change) -> words.add("answer: " + change));
		changes.mirrors()
			.forEach((mirror) -> words
				.add("copy of " + mirror.share() + " % to " + mirror.backend() + ", whose answers nobody reads"));
		if (!changes.protocol().equals("HTTP")) {
			words.add("spoken to the backend: " + changes.protocol());
		}
		return words;
	}

	private @Nullable Mark mark(List<Upstream> upstreams, HttpAction.Forward forward) {
		if (upstreams.isEmpty()) {
			return failed(forward.status(), forward.whyNone());
		}
		return this.dials.refused(upstreams)
				? failed(502,
						"the pods declare other ports than the one dialled and are assumed to refuse the connection")
				: null;
	}

	private Mark failing(HttpAction.Respond respond) {
		return failed(respond.status(), respond.why());
	}

	private Mark failed(int status, String why) {
		return (status == Respond.RESET) ? Mark.status("closed", this.sender + " closes the connection: " + why)
				: Mark.status(Integer.toString(status),
						(HttpResult.reason(status) + " from " + this.sender).strip() + ": " + why);
	}

	private static Deed forwarding(List<Share> shares) {
		boolean all = shares.stream().allMatch((share) -> share.mark() != null);
		return new Deed("forward", 0, "", shares, all ? shares.getFirst().mark() : null);
	}

}
