package io.packetwalk.http;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CoverTests {

	private static final List<String> PATHS = List.of("/", "/a", "/a/", "/a/b", "/ab", "/A", "/A/b", "/a/b/c", "/x",
			"/x/y", "/api", "/api/v1", "/apiv1", "/api1", "/ap");

	private static final List<String> HOSTS = List.of("", "foo.com", "a.foo.com", "b.a.foo.com", "bar.com",
			"x.bar.com");

	private static PathMatch path(String text) {
		String path = text.substring(1);
		return switch (text.charAt(0)) {
			case '=' -> new PathMatch.Exact(path);
			case '/' -> new PathMatch.ElementPrefix(text);
			case '*' -> new PathMatch.CharacterPrefix(path);
			case '~' -> new PathMatch.Regex(Pattern.compile(path));
			case 'i' -> new PathMatch.Regex(Pattern.compile(path, Pattern.CASE_INSENSITIVE));
			default -> new PathMatch.Never(path);
		};
	}

	@ParameterizedTest
	@CsvSource({ "/, =/a", "/a, /a/b", "/a, =/a", "/a/, /a", "*/a, /a", "*/, ~b", "/, ~^/x", "i^/a, */A/b", "i^/, ~b",
			"~^/a, ~^/a/b$", "~^/a, ~^/ab?", "i^/a(.*), i^/a/b", "=/a, =/a", "~^/a|b, ~^/a|b", "*/a, !(" })
	void aWiderPathCoversANarrowerOne(String wide, String narrow) {
		assertThat(path(wide).covers(path(narrow))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "/a, */a", "/a, =/ab", "*/a/, /a", "~^/a$, /a", "~^/ab, ~^/ab?", "~^/a, i^/a", "~^/a, ~^/a|^/b",
			"=/a, /a", "/a, ~^/a", "~^/ab, ~^/a[b]", "!(, =/a" })
	void whereItCannotBeToldNothingIsCovered(String one, String other) {
		assertThat(path(one).covers(path(other))).isFalse();
	}

	@Test
	void whateverIsCoveredMatchesNothingMore() {
		List<String> all = List.of("/", "/a", "/a/", "/a/b", "*/a", "*/", "*/a/", "=/a", "=/a/b", "~^/a", "~^/a|^/b",
				"~^/ab?", "~b", "i^/a", "i^/A/", "i^/", "~^/api", "~^/api(/|$)(.*)", "~^/api1?", "!(");
		for (String one : all) {
			for (String other : all) {
				if (path(one).covers(path(other))) {
					assertThat(PATHS).as(one + " covers " + other)
						.allSatisfy(
								(asked) -> assertThat(path(one).matches(asked) || !path(other).matches(asked)).as(asked)
									.isTrue());
				}
			}
		}
	}

	@Test
	void hostsCoverWhatTheyContain() {
		List<HostMatch> all = List.of(new HostMatch.Any(), new HostMatch.Exact("a.foo.com"),
				new HostMatch.Wildcard("foo.com"), new HostMatch.Below("foo.com"), new HostMatch.Below("a.foo.com"),
				new HostMatch.Wildcard("a.foo.com"), new HostMatch.Exact("bar.com"));
		for (HostMatch one : all) {
			assertThat(one.covers(one)).isTrue();
			for (HostMatch other : all) {
				if (one.covers(other)) {
					assertThat(HOSTS)
						.allSatisfy((asked) -> assertThat(one.matches(asked) || !other.matches(asked)).isTrue());
				}
			}
		}
		assertThat(new HostMatch.Below("foo.com").covers(new HostMatch.Wildcard("a.foo.com"))).isTrue();
		assertThat(new HostMatch.Wildcard("foo.com").covers(new HostMatch.Below("foo.com"))).isFalse();
	}

	private static HttpRule rule(String host, String path, HttpCondition condition) {
		return new HttpRule("r", HostMatch.of(host), path(path), condition, new HttpAction.Respond(200, ""), "");
	}

	@Test
	void aRuleThatAsksMoreLeavesTheRestToOthers() {
		HttpCondition header = HttpCondition.header("X-Canary", new ValueMatch.Exact("yes"));
		HttpRule narrow = rule("foo.com", "/a", header);
		HttpRule wide = rule("", "/", HttpCondition.NONE);
		assertThat(wide.covers(narrow)).isTrue();
		assertThat(narrow.covers(rule("foo.com", "/a", HttpCondition.NONE))).isFalse();
		assertThat(
				narrow.covers(rule("foo.com", "/a/b", HttpCondition.all(List.of(HttpCondition.method("GET"), header)))))
			.isTrue();
		HttpCondition opaque = (request) -> new HttpCondition.Answer(request.host().isEmpty(), "");
		assertThat(rule("", "/", opaque).covers(narrow)).isFalse();
	}

	@Test
	void aRuleThatNoRequestFitsCoversNothingAndSaysWhy() {
		HttpRule never = rule("", "/", HttpCondition.all(List.of(HttpCondition.NONE,
				new HttpCondition.Never("dropped", List.of()), HttpCondition.method("GET"))));
		assertThat(never.never()).isEqualTo("dropped");
		assertThat(never.asks()).containsExactly("method GET");
		assertThat(never.covers(rule("", "/a", HttpCondition.NONE))).isFalse();
		assertThat(rule("", "!(", HttpCondition.NONE).never()).contains("not a regular expression");
	}

}
