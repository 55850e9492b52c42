package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HeaderChange;
import io.packetwalk.http.HttpDraw;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.ForwardedHeaders;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.HttpResult;

/** Tries a URL on the proxies of a lab. */
final class Trial {

	private final Lab lab;

	private final Lines lines;

	private final TryForm form;

	private final HttpRequest received;

	private Trial(Lab lab, TryForm form) {
		this.lab = lab;
		this.lines = new Lines(lab.causes());
		this.form = form;
		this.received = form.received();
	}

	/**
	 * Tries it on the proxy that was chosen, or on the one that is for the host.
	 * @return empty when the lab has no such proxy
	 * @throws io.packetwalk.walk.InvalidRequestException when the URL is none
	 */
	static Optional<Attempt> of(Lab lab, TryForm form) {
		Trial trial = new Trial(lab, form);
		String id = form.proxy().isEmpty() ? trial.best() : form.proxy();
		Optional<Attempt> proxied = lab.dataplane()
			.proxies()
			.stream()
			.filter((one) -> one.name().equals(id))
			.findFirst()
			.map(trial::on);
		return proxied.or(() -> lab.dataplane()
			.tunnels()
			.stream()
			.filter((one) -> one.name().equals(id))
			.findFirst()
			.map(trial::down));
	}

	/** The one that says it is for the host, else the first. */
	private String best() {
		Optional<String> tunnel = this.lab.dataplane()
			.tunnels()
			.stream()
			.filter((one) -> one.publishes(this.received.host()))
			.map(CloudflareTunnel::name)
			.findFirst();
		return this.lab.dataplane()
			.proxies()
			.stream()
			.filter((one) -> narrowness(one) > 0)
			.max(Comparator.comparingInt(this::narrowness))
			.map(IngressController::name)
			.or(() -> tunnel)
			.or(() -> this.lab.dataplane().proxies().stream().map(IngressController::name).findFirst())
			.or(() -> this.lab.dataplane().tunnels().stream().map(CloudflareTunnel::name).findFirst())
			.orElse("");
	}

	/** How narrowly it is for the host, 0 when it is for any or not at all. */
	private int narrowness(IngressController controller) {
		return controller.entrances()
			.stream()
			.filter((entrance) -> entrance.leads(this.received.host(), this.received.port()))
			.mapToInt((entrance) -> entrance.host().narrowness())
			.max()
			.orElse(0);
	}

	private Attempt on(IngressController controller) {
		String title = Proxies.title(controller.name());
		HttpRequest request = controller.ports().isEmpty() ? atEntryPoint() : this.received;
		List<HttpOutcome> outcomes = outcomes(controller, request);
		HttpOutcome first = outcomes.getFirst();
		Optional<Outsider> outsider = outsider(controller.name());
		String peer = outsider.map(Outsider::peer).orElse("(the client’s address)");
		List<Share> shares = shares(first, outcomes, title);
		return new Attempt(controller.name(), title, line(request), tried(first.tried()), ending(first, shares, title),
				shares, sent(outcomes, controller, request, peer), outsider.map(Outsider::seen).orElse(null));
	}

	/** Whatever port the way in had, these know HTTP and HTTPS alone. */
	private HttpRequest atEntryPoint() {
		HttpRequest typed = this.received;
		return new HttpRequest(typed.method(), typed.scheme(), typed.host(), typed.scheme().equals("https") ? 443 : 80,
				typed.path(), typed.query(), typed.headers(), typed.sni());
	}

	/** One for each share that gets requests, else the only one there is. */
	private static List<HttpOutcome> outcomes(IngressController controller, HttpRequest request) {
		HttpOutcome first = controller.routes().route(request, HttpDraw.FIRST);
		if (first.shares().isEmpty()) {
			return List.of(first);
		}
		List<HttpOutcome> outcomes = new ArrayList<>();
		int before = 0;
		for (HttpOutcome.Share share : first.shares()) {
			if (share.weight() > 0) {
				outcomes.add(controller.routes().route(request, landingAt(before)));
			}
			before += share.weight();
		}
		return outcomes.isEmpty() ? List.of(first) : outcomes;
	}

	/** Lands in one share of the outer choice, and in the first of those inside it. */
	private static HttpDraw landingAt(int place) {
		int[] left = { place };
		return (what, bound) -> {
			int now = Math.min(left[0], bound - 1);
			left[0] = 0;
			return now;
		};
	}

	private List<Share> shares(HttpOutcome first, List<HttpOutcome> outcomes, String title) {
		Deeds deeds = new Deeds(new Dials(this.lab.cluster()), title);
		if (first.shares().isEmpty()) {
			return (first instanceof HttpOutcome.Forward forward) ? List.of(share(forward, deeds)) : List.of();
		}
		int sum = first.shares().stream().mapToInt(HttpOutcome.Share::weight).sum();
		List<Share> shares = new ArrayList<>();
		int at = 0;
		for (HttpOutcome.Share part : first.shares()) {
			if (part.weight() > 0) {
				double portion = (double) part.weight() / sum;
				shares.add(switch (outcomes.get(at)) {
					case HttpOutcome.Forward forward -> share(forward, deeds).of(portion);
					case HttpOutcome.Respond respond -> new Share(Share.percent(portion), part.backend(), "", List.of(),
							List.of(), Mark.status(Integer.toString(respond.status()), said(respond, title)));
				});
				at++;
			}
		}
		return shares;
	}

	private static Share share(HttpOutcome.Forward forward, Deeds deeds) {
		boolean refused = deeds.dials().refused(forward.upstreams());
		return new Share("", forward.backend(), deeds.dials().via(forward.upstreams()),
				deeds.dials().of(forward.upstreams()), deeds.changes(forward.changes()), refused
						? Mark.status("502",
								"Bad Gateway from " + deeds.sender()
										+ ": the pods declare other ports and are assumed to refuse the connection")
						: null);
	}

	private static Attempt.Ending ending(HttpOutcome outcome, List<Share> shares, String title) {
		if (!shares.isEmpty()) {
			boolean fails = shares.stream().allMatch((share) -> share.mark() != null);
			boolean some = shares.stream().anyMatch((share) -> share.mark() != null);
			Mark mark = shares.stream().map(Share::mark).filter((one) -> one != null).findFirst().orElse(null);
			String where = (shares.size() == 1) ? shares.getFirst().backend()
					: "one of " + shares.size() + " backends, by weight";
			if (mark != null && fails) {
				return new Attempt.Ending(Integer.parseInt(mark.word()), "✕", "bad", mark.word(), mark.text());
			}
			return new Attempt.Ending(0, some ? "△" : "✔", some ? "none" : "good",
					some ? "passed on, in part" : "passed on", title + " passes it to " + where + ".");
		}
		return switch (outcome) {
			case HttpOutcome.Forward forward ->
				new Attempt.Ending(0, "✔", "good", "passed on", title + " passes it to " + forward.backend() + ".");
			case HttpOutcome.Respond respond when respond.reset() ->
				new Attempt.Ending(0, "✕", "bad", "closed", title + " closes the connection: " + respond.why() + ".");
			case HttpOutcome.Respond respond when !respond.location().isEmpty() -> new Attempt.Ending(respond.status(),
					"↪\uFE0E", "none", Integer.toString(respond.status()),
					HttpResult.reason(respond.status()) + " to " + respond.location() + " (" + respond.why() + ").");
			case HttpOutcome.Respond respond -> new Attempt.Ending(respond.status(),
					(respond.status() < 400) ? "✔" : "✕", (respond.status() < 400) ? "good" : "bad",
					Integer.toString(respond.status()), said(respond, title) + ".");
		};
	}

	private static String said(HttpOutcome.Respond respond, String title) {
		return (HttpResult.reason(respond.status()) + " from " + title).strip() + ": " + respond.why();
	}

	private List<Attempt.Tried> tried(List<HttpOutcome.Tried> tried) {
		return tried.stream()
			.map((one) -> new Attempt.Tried(one.rule(), one.matched(), one.why(), this.lines.of(one.origin())))
			.toList();
	}

	private static String line(HttpRequest request) {
		boolean own = request.port() == (request.scheme().equals("https") ? 443 : 80);
		return request.method() + " " + request.scheme() + "://" + request.host() + (own ? "" : ":" + request.port())
				+ request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
	}

	private Attempt.@Nullable Sent sent(List<HttpOutcome> outcomes, IngressController controller, HttpRequest request,
			String peer) {
		return outcomes.stream()
			.filter(HttpOutcome.Forward.class::isInstance)
			.map(HttpOutcome.Forward.class::cast)
			.findFirst()
			.map((forward) -> {
				ForwardedHeaders told = ForwardedHeaders.of(this.lab.cluster(), controller.name(), request, peer);
				HttpOutcome.Upstream to = forward.upstreams().getFirst();
				return new Attempt.Sent(line(forward), to.address().withPort(to.port()),
						headers(request, forward.sent(), forward.changes().request(), told),
						forward.changes().answer().stream().map(HeaderChange::toString).toList(), told.told());
			})
			.orElse(null);
	}

	private static String line(HttpOutcome.Forward forward) {
		String query = forward.sent().query();
		return forward.sent().method() + " " + forward.path() + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1";
	}

	/** Host first, then what the proxy writes, then the rest by name. */
	private static List<Attempt.Header> headers(HttpRequest received, HttpRequest sent, List<HeaderChange> rules,
			ForwardedHeaders told) {
		Map<String, Attempt.Header> headers = new LinkedHashMap<>();
		boolean own = received.port() == (received.scheme().equals("https") ? 443 : 80);
		boolean kept = sent.host().equals(received.host());
		headers.put("host", new Attempt.Header("Host", sent.host() + ((own || !kept) ? "" : ":" + received.port()),
				kept ? "client" : "rule"));
		told.changes()
			.forEach((change) -> headers.put(change.name().toLowerCase(Locale.ROOT),
					new Attempt.Header(change.name(), change.value(), "proxy")));
		Map<String, String> written = rules.stream()
			.collect(Collectors.toMap((change) -> change.name().toLowerCase(Locale.ROOT), HeaderChange::name,
					(first, second) -> second, LinkedHashMap::new));
		Set<String> byProxy = Set.copyOf(headers.keySet());
		sent.headers().forEach((name, value) -> {
			if (written.containsKey(name)) {
				headers.put(name, new Attempt.Header(written.getOrDefault(name, name), value, "rule"));
			}
			else if (!byProxy.contains(name)) {
				headers.put(name, new Attempt.Header(name, value, "client"));
			}
		});
		return List.copyOf(headers.values());
	}

	private Optional<Outsider> outsider(String proxy) {
		return Outsider.of(this.lab, this.form.asTrace(this.lab.cluster().settings().seed()), proxy);
	}

	private Attempt down(CloudflareTunnel tunnel) {
		CloudflareTunnel.Routed routed = tunnel.route(this.received.host(), this.received.path());
		Optional<Outsider> outsider = outsider(tunnel.name());
		String title = "cloudflared";
		boolean starts = tunnel.error().isEmpty();
		boolean passes = starts && routed.rule().status() == 0;
		List<Share> shares = passes ? List.of(new TunnelTables(this.lab, this.lines).share(tunnel, routed.rule()))
				: List.of();
		int status = starts ? routed.rule().status() : 530;
		Attempt.Ending ending = passes
				? ending(new HttpOutcome.Respond(List.of(), 502, "", "", List.of()), shares, title)
				: new Attempt.Ending(status, (status < 400) ? "✔" : "✕", (status < 400) ? "good" : "bad",
						Integer.toString(status), starts
								? (HttpResult.reason(status) + " from cloudflared").strip() + ": "
										+ routed.rule().service()
								: "from Cloudflare’s edge: cloudflared does not start");
		String peer = outsider.map(Outsider::peer).orElse("(the client’s address)");
		return new Attempt(tunnel.name(), "the tunnel of " + tunnel.name(), line(this.received), tried(routed.tried()),
				ending, shares,
				shares.isEmpty() || shares.getFirst().dials().isEmpty() ? null : sent(routed, shares, peer),
				outsider.map(Outsider::seen).orElse(null));
	}

	private Attempt.Sent sent(CloudflareTunnel.Routed routed, List<Share> shares, String peer) {
		ForwardedHeaders told = ForwardedHeaders.of(this.lab.cluster(), "cloudflared", this.received, peer);
		String host = routed.rule().hostHeader();
		HttpRequest sent = host.isEmpty() ? this.received : this.received.withHost(host);
		String query = sent.query().isEmpty() ? "" : "?" + sent.query();
		return new Attempt.Sent(sent.method() + " " + sent.path() + query + " HTTP/1.1",
				shares.getFirst().dials().getFirst().address(), headers(this.received, sent, List.of(), told),
				List.of(), told.told());
	}

}
