package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Edge;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.GatewayApi;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Tried;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.backend.ServiceEndpoints;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every Gateway, whatever attaches to it. */
class RouteTableProperties {

	private static final Cluster EMPTY = GatewayLab.asWritten("""
			apiVersion: v1
			kind: Namespace
			metadata: {name: shop}
			""").cluster();

	private static final Gateway.Listener HTTP = new Gateway.Listener("http", 80, "HTTP", null, "Terminate", List.of(),
			new Gateway.AllowedRoutes("Same", LabelSelector.EVERYTHING, List.of()));

	@Provide
	Arbitrary<HttpRoute.Match> matches() {
		Arbitrary<String> types = Arbitraries.of("Exact", "PathPrefix");
		Arbitrary<String> paths = Arbitraries.of("/", "/a", "/a/", "/a/b", "/ab", "/a/b/c");
		Arbitrary<List<GatewayRoute.Value>> values = Arbitraries.of("x", "y", "z")
			.map((name) -> new GatewayRoute.Value(false, name, "1"))
			.list()
			.uniqueElements()
			.ofMaxSize(2);
		Arbitrary<String> methods = Arbitraries.of("GET", "POST").injectNull(0.6);
		return Combinators.combine(types, paths, values, values, methods).as(HttpRoute.Match::new);
	}

	@Provide
	Arbitrary<List<GatewayRoute>> routes() {
		Arbitrary<List<HttpRoute.Rule>> rules = matches().list()
			.ofMaxSize(3)
			.map((matches) -> new HttpRoute.Rule(matches, List.<RouteFilter>of(), List.of()))
			.list()
			.ofMinSize(1)
			.ofMaxSize(3);
		Arbitrary<List<String>> hosts = Arbitraries.of("h.test", "*.test", "*.h.test", "a.h.test")
			.list()
			.uniqueElements()
			.ofMaxSize(2);
		Arbitrary<String> created = Arbitraries.of("", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
		ListArbitrary<Integer> names = Arbitraries.integers().between(0, 9).list().uniqueElements();
		return names.ofMinSize(1)
			.ofMaxSize(4)
			.flatMap(
					(numbers) -> Combinators
						.combine(numbers.stream()
							.map((number) -> Combinators.combine(rules, hosts, created)
								.as((r, h, c) -> route(number, r, h, c)))
							.toList())
						.as((made) -> List.copyOf(made)));
	}

	private static GatewayRoute route(int number, List<HttpRoute.Rule> rules, List<String> hosts, String created) {
		return new HttpRoute(new GatewayRoute.Identity("HTTPRoute", "shop", "r" + number, created),
				List.of(new GatewayRoute.ParentRef("gateway.networking.k8s.io", "Gateway", null, "door", null, null)),
				hosts, rules);
	}

	@Provide
	Arbitrary<HttpRequest> requests() {
		Arbitrary<String> hosts = Arbitraries.of("h.test", "a.h.test", "b.a.h.test", "else.where");
		Arbitrary<String> paths = Arbitraries.of("/", "/a", "/a/", "/a/b", "/ab", "/a/b/c/d", "/b");
		Arbitrary<String> queries = Arbitraries.of("", "x=1", "x=1&y=1", "z=2");
		Arbitrary<Map<String, String>> headers = Arbitraries.of(Map.of(), Map.of("x", "1"), Map.of("x", "1", "y", "1"));
		return Combinators.combine(hosts, paths, queries, headers, Arbitraries.of("GET", "POST"))
			.as((host, path, query, header, method) -> new HttpRequest(method, "http", host, 80, path, query, header));
	}

	private static HttpOutcome outcome(List<GatewayRoute> routes, List<Gateway.Listener> listeners,
			HttpRequest request) {
		Gateway gateway = new Gateway("shop", "door", "eg", listeners);
		Edge edge = new Edge(new GatewayApi(List.of(), List.of(gateway), routes, List.of()), Edge.NONE.traefik(),
				List.of());
		Cluster cluster = new Cluster(EMPTY.settings(), EMPTY.namespaces(), EMPTY.nodes(), EMPTY.pods(),
				EMPTY.services(), EMPTY.endpointSlices(), EMPTY.ingresses(), EMPTY.ingressClasses(),
				EMPTY.networkPolicies(), EMPTY.configMaps(), EMPTY.outside(), EMPTY.nodeDumps(),
				EMPTY.clusterNetworkPolicies(), edge);
		return new Gateways(cluster, new ServiceEndpoints(cluster, (name) -> Optional.empty())).routes(gateway)
			.route(request);
	}

	@Property(tries = 300)
	void theOrderOfDocumentsNeverMatters(@ForAll("routes") List<GatewayRoute> routes,
			@ForAll("requests") HttpRequest request) {
		List<GatewayRoute> reversed = new ArrayList<>(routes);
		Collections.reverse(reversed);
		assertThat(outcome(reversed, List.of(HTTP), request)).isEqualTo(outcome(routes, List.of(HTTP), request));
	}

	@Property(tries = 300)
	void oneRuleAtMostMatchesAndItIsTheLastTried(@ForAll("routes") List<GatewayRoute> routes,
			@ForAll("requests") HttpRequest request) {
		List<Tried> rules = outcome(routes, List.of(HTTP), request).tried()
			.stream()
			.filter((tried) -> tried.rule().startsWith("HTTPRoute"))
			.toList();
		assertThat(rules.stream().limit(Math.max(0, rules.size() - 1))).noneMatch(Tried::matched);
	}

	@Property(tries = 300)
	void aNarrowerListenerTakesAllRequestsOfItsHost(@ForAll("routes") List<GatewayRoute> routes,
			@ForAll("requests") HttpRequest request) {
		Gateway.Listener narrow = new Gateway.Listener("narrow", 80, "HTTP", request.host(), "Terminate", List.of(),
				new Gateway.AllowedRoutes("None", LabelSelector.EVERYTHING, List.of()));
		HttpOutcome outcome = outcome(routes, List.of(HTTP, narrow), request);
		assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Respond.class,
				(respond) -> assertThat(respond.status()).isEqualTo(404));
		assertThat(outcome.tried()).extracting(Tried::matched).containsExactly(true);
	}

	@Property(tries = 300)
	void noTwoRulesAreAtOnePlaceInTheOrder(@ForAll("routes") List<GatewayRoute> routes) {
		HttpRequest nothing = new HttpRequest("NONE", "http", "nowhere.invalid", 80, "/none", "", Map.of());
		long written = routes.stream()
			.map(HttpRoute.class::cast)
			.mapToLong((route) -> Math.max(1, route.hostnames().size())
					* route.rules().stream().mapToLong((rule) -> Math.max(1, rule.matches().size())).sum())
			.sum();
		boolean catches = routes.stream().anyMatch((route) -> route.hostnames().isEmpty());
		long tried = outcome(routes, List.of(HTTP), nothing).tried()
			.stream()
			.filter((one) -> one.rule().startsWith("HTTPRoute"))
			.count();
		assertThat(tried).isLessThanOrEqualTo(written);
		if (!catches) {
			assertThat(tried).isEqualTo(written);
		}
	}

}
