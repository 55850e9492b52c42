package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.Listeners.Security;
import io.packetwalk.http.Listeners;
import io.packetwalk.http.OrderedRules;
import io.packetwalk.http.PathMatch;
import io.packetwalk.http.VirtualHosts;
import io.packetwalk.trace.HttpResult;

/**
 * Route tables as they are read by people: in the order they are tried, rules of one host
 * and path together.
 *
 * @param lines finds lines of YAML
 * @param deeds says what rules do
 * @param certificates what TLS clients are shown
 * @param anyHost what stands for any host in a URL
 */
record Tables(Lines lines, Deeds deeds, Certificates certificates, String anyHost) {

	/**
	 * More routes than this nobody reads; the API and the page say how many there are.
	 */
	private static final int MOST = 400;

	private static final HttpRule EVERYTHING = new HttpRule("", new HostMatch.Any(), PathMatch.ANY, HttpCondition.NONE,
			new HttpAction.Respond(0, ""), "");

	List<Group> of(HttpRouteTable table) {
		return switch (table) {
			case OrderedRules rules ->
				List.of(group("", "All routers compete for a request: the first that fits takes it.", null, "", rules,
						new Examples("http", 0, this.anyHost)));
			case VirtualHosts hosts -> servers(hosts);
			case Listeners listeners -> listeners.listeners().stream().map(this::listener).toList();
		};
	}

	private List<Group> servers(VirtualHosts hosts) {
		List<Group> groups = new ArrayList<>();
		for (VirtualHosts.Server server : hosts.servers()) {
			String host = server.host().toString();
			Certificate certificate = this.certificates.forHost(host);
			groups.add(group(host, "The Host header alone picks this server; no other server’s routes are tried.",
					certificate, server.origin(), server.routes(),
					new Examples((certificate != null) ? "https" : "http", 0, named(server.host()))));
		}
		groups.add(group("any other host", "The default server takes whatever no other is named for.", null, "",
				hosts.otherwise(), new Examples("http", 0, this.anyHost)));
		return groups;
	}

	private static String named(HostMatch host) {
		return host.toString().replace("*", "any");
	}

	private Group listener(Listeners.Listener listener) {
		boolean tls = listener.security() != Security.PLAIN;
		String speaks = switch (listener.security()) {
			case PLAIN -> "HTTP";
			case HTTPS -> "HTTPS";
			case TLS -> "TLS";
		};
		return group("listener " + listener.name(),
				speaks + " on port " + listener.port() + " for " + listener.host()
						+ (tls ? "; the server name (SNI) picks it." : "; the Host header picks it."),
				tls ? this.certificates.ofListener(listener.name()) : null, listener.origin(), listener.routes(),
				new Examples(tls ? "https" : "http", listener.port(), named(listener.host(), this.anyHost)));
	}

	private static String named(HostMatch host, String anyHost) {
		return (host instanceof HostMatch.Any) ? anyHost : named(host);
	}

	private Group group(String name, String about, @Nullable Certificate certificate, String origin,
			HttpRouteTable table, Examples examples) {
		if (!(table instanceof OrderedRules ordered)) {
			throw new IllegalStateException("a server or listener holds rules in order, not " + table);
		}
		List<List<HttpRule>> runs = runs(ordered.rules());
		List<Route> routes = new ArrayList<>();
		List<HttpRule> before = new ArrayList<>();
		for (List<HttpRule> run : runs.subList(0, Math.min(MOST, runs.size()))) {
			routes.add(route(run, before, examples));
		}
		return new Group(name, about, certificate, this.lines.of(origin), routes, runs.size() - routes.size(),
				otherwise(ordered));
	}

	/** Nothing is left where a rule takes everything. */
	private String otherwise(OrderedRules rules) {
		if (rules.rules().stream().anyMatch((rule) -> rule.covers(EVERYTHING))) {
			return "";
		}
		int status = rules.otherwise().status();
		String said = (status == 0) ? "the connection is closed" : (status + " " + HttpResult.reason(status)).strip();
		return said + " from " + this.deeds.sender() + ": " + rules.otherwise().why();
	}

	/** Rules of one host and path that follow each other. */
	private static List<List<HttpRule>> runs(List<HttpRule> rules) {
		List<List<HttpRule>> runs = new ArrayList<>();
		String last = "";
		for (HttpRule rule : rules) {
			String key = rule.hosts() + " " + rule.paths();
			if (runs.isEmpty() || !key.equals(last)) {
				runs.add(new ArrayList<>());
			}
			runs.getLast().add(rule);
			last = key;
		}
		return runs;
	}

	private Route route(List<HttpRule> run, List<HttpRule> before, Examples examples) {
		List<Step> steps = new ArrayList<>();
		Set<String> urls = new TreeSet<>();
		for (HttpRule rule : run) {
			Mark mark = mark(rule, before);
			steps.add(new Step(rule.text(), rule.asks(), this.deeds.of(rule.action()), mark,
					this.lines.of(rule.origin())));
			before.add(rule);
			urls.addAll(secured(examples, rule).of(rule));
		}
		HttpRule first = run.getFirst();
		return new Route(first.hosts().stream().map(HostMatch::toString).toList(),
				first.paths().stream().map(PathText::of).toList(), steps, urls.stream().limit(3).toList());
	}

	/** A rule for TLS alone is asked for by https, wherever its host is written. */
	private static Examples secured(Examples examples, HttpRule rule) {
		return rule.asks().contains("it came by https") ? new Examples("https", examples.port(), examples.anyHost())
				: examples;
	}

	private @Nullable Mark mark(HttpRule rule, List<HttpRule> before) {
		if (!rule.never().isEmpty()) {
			return Mark.never(rule.never());
		}
		return before.stream()
			.filter((earlier) -> earlier.covers(rule))
			.findFirst()
			.map((earlier) -> Mark.unreached("“" + earlier.text() + "” is tried before and takes every request for it"))
			.orElse(null);
	}

}
