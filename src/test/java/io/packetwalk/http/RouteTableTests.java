package io.packetwalk.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.packetwalk.http.HttpOutcome.Tried;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTests {

	private static final HttpAction.Respond NOT_FOUND = new HttpAction.Respond(404, "nothing matches");

	private final List<Upstream> pods = List.of(new Upstream(IpAddress.of("10.244.1.5"), 8080));

	@Test
	void theFirstRuleThatMatchesActsAndTheOnesBeforeSayWhyTheyLost() {
		OrderedRules rules = new OrderedRules(List.of(rule("a", "other.test", new PathMatch.CharacterPrefix("/")),
				rule("b", "shop.test", new PathMatch.Exact("/cart")),
				rule("c", "shop.test", new PathMatch.ElementPrefix("/")),
				rule("d", "", new PathMatch.CharacterPrefix("/"))), NOT_FOUND);
		HttpOutcome outcome = rules.route(get("SHOP.test", "/cart/1"));
		assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Forward.class,
				(forward) -> assertThat(forward.backend()).isEqualTo("c"));
		assertThat(outcome.tried()).extracting(Tried::why)
			.containsExactly("host SHOP.test is not other.test", "path /cart/1 is not = /cart",
					"host and path match: shop.test, / and below");
		assertThat(outcome.tried()).extracting(Tried::matched).containsExactly(false, false, true);
		assertThat(outcome.tried()).extracting(Tried::origin).containsExactly("from a", "from b", "from c");
	}

	@Test
	void whenNothingMatchesTheProxyAnswersItself() {
		HttpOutcome outcome = new OrderedRules(List.of(rule("a", "shop.test", new PathMatch.Exact("/"))), NOT_FOUND)
			.route(get("shop.test", "/x"));
		assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Respond.class, (respond) -> {
			assertThat(respond.status()).isEqualTo(404);
			assertThat(respond.why()).isEqualTo("nothing matches");
		});
	}

	@Test
	void aPoolWithoutUpstreamsAnswersItsOwnStatus() {
		HttpAction empty = new HttpAction.Forward("shop/web:80", List.of(), PathRewrite.NONE, 503, "no ready endpoint");
		HttpRule rule = new HttpRule("r", new HostMatch.Any(), new PathMatch.Exact("/"), HttpCondition.NONE, empty, "");
		assertThat(new OrderedRules(List.of(rule), NOT_FOUND).route(get("h", "/")))
			.isInstanceOfSatisfying(HttpOutcome.Respond.class, (respond) -> {
				assertThat(respond.status()).isEqualTo(503);
				assertThat(respond.why()).isEqualTo("no ready endpoint");
			});
	}

	@Test
	void aConditionThatDoesNotHoldSaysWhyAndTheNextRuleIsTried() {
		HttpCondition plain = (request) -> new HttpCondition.Answer(request.scheme().equals("http"),
				"it came by " + request.scheme());
		HttpRule redirect = new HttpRule("https only", new HostMatch.Any(), new PathMatch.CharacterPrefix("/"), plain,
				new HttpAction.Redirect(308, "https://$host$uri$is_args$args", "TLS"), "");
		OrderedRules rules = new OrderedRules(List.of(redirect, rule("pool", "", new PathMatch.CharacterPrefix("/"))),
				NOT_FOUND);
		assertThat(rules.route(get("h.test", "/x"))).isInstanceOfSatisfying(HttpOutcome.Respond.class,
				(respond) -> assertThat(respond.location()).isEqualTo("https://h.test/x?q=1"));
		HttpOutcome tls = rules.route(new HttpRequest("GET", "https", "h.test", 443, "/x", "", Map.of()));
		assertThat(tls).isInstanceOf(HttpOutcome.Forward.class);
		assertThat(tls.tried()).first().extracting(Tried::why).isEqualTo("it came by https");
	}

	@Test
	void theHostAlonePicksTheServerAndNoOtherIsAskedAfterwards() {
		VirtualHosts hosts = new VirtualHosts(List.of(server("*.fruit.test", "/"), server("plum.fruit.test", "/only")),
				new OrderedRules(List.of(), NOT_FOUND));
		assertThat(hosts.route(get("plum.fruit.test", "/other"))).isInstanceOf(HttpOutcome.Respond.class);
		assertThat(hosts.route(get("pear.fruit.test", "/other"))).isInstanceOf(HttpOutcome.Forward.class);
		HttpOutcome unknown = hosts.route(get("nobody.test", "/"));
		assertThat(unknown.tried()).extracting(Tried::rule)
			.containsExactly("server plum.fruit.test", "server *.fruit.test", "server _");
	}

	@Test
	void aWildcardCoversExactlyOneLabel() {
		HostMatch wildcard = HostMatch.of("*.Foo.com");
		assertThat(wildcard.matches("bar.foo.COM")).isTrue();
		assertThat(wildcard.matches("foo.com")).isFalse();
		assertThat(wildcard.matches("baz.bar.foo.com")).isFalse();
		assertThat(wildcard.matches(".foo.com")).isFalse();
	}

	@Test
	void anElementPrefixGoesSlashBySlashAndACharacterPrefixDoesNot() {
		PathMatch elements = new PathMatch.ElementPrefix("/aaa/bb/");
		assertThat(List.of("/aaa/bb", "/aaa/bb/", "/aaa/bb/c")).allMatch(elements::matches);
		assertThat(List.of("/aaa/bbb", "/aaa", "/AAA/bb")).noneMatch(elements::matches);
		assertThat(new PathMatch.CharacterPrefix("/aaa/bb").matches("/aaa/bbb")).isTrue();
		assertThat(new PathMatch.ElementPrefix("/").matches("/anything")).isTrue();
	}

	@Test
	void aRewriteReplacesTheWholePathAndFillsInGroups() {
		PathRewrite rewrite = PathRewrite.nginx(Pattern.compile("(?i)/api(/|$)(.*)"), "/$2");
		assertThat(rewrite.apply("/API/v1/x")).isEqualTo("/v1/x");
		assertThat(rewrite.apply("/api")).isEqualTo("/");
		assertThat(rewrite.apply("/other")).isEqualTo("/other");
		assertThat(PathRewrite.nginx(Pattern.compile("/app"), "/$7-$").apply("/app/x")).isEqualTo("/-$");
	}

	private VirtualHosts.Server server(String host, String path) {
		return new VirtualHosts.Server(HostMatch.of(host),
				new OrderedRules(List.of(rule(host, "", new PathMatch.ElementPrefix(path))), NOT_FOUND), "");
	}

	private HttpRule rule(String name, String host, PathMatch path) {
		return new HttpRule(name, HostMatch.of(host), path, HttpCondition.NONE,
				new HttpAction.Forward(name, this.pods, PathRewrite.NONE, 503, ""), "from " + name);
	}

	private static HttpRequest get(String host, String path) {
		return new HttpRequest("GET", "http", host, 80, path, "q=1", Map.of());
	}

}
