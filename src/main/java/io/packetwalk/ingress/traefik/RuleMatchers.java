package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRequest;

/**
 * The matchers of Traefik's rules (<a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/#rules">rules</a>).
 */
final class RuleMatchers {

	private RuleMatchers() {
	}

	/** What a matcher asks. */
	@FunctionalInterface
	interface Test {

		Answer test(HttpRequest request);

	}

	static RuleExpression of(String written, List<String> arguments) throws RuleSyntaxException {
		String name = written.toLowerCase(Locale.ROOT);
		Test test = switch (name) {
			case "host" -> any("host", HttpRequest::host, arguments,
					(argument) -> (host) -> host.equalsIgnoreCase(argument.replaceFirst("\\.$", "")));
			case "hostregexp" ->
				any("host", (request) -> request.host().toLowerCase(Locale.ROOT), arguments, RuleMatchers::regexp);
			case "path" -> any("path", HttpRequest::path, arguments, (argument) -> argument::equals);
			case "pathprefix" ->
				any("path", HttpRequest::path, arguments, (argument) -> (path) -> path.startsWith(argument));
			case "pathregexp" -> any("path", HttpRequest::path, arguments, RuleMatchers::regexp);
			case "method" -> any("method", HttpRequest::method, arguments, (argument) -> argument::equalsIgnoreCase);
			case "header", "headers" -> pair("header", RuleMatchers::header, two(written, arguments), false);
			case "headerregexp", "headersregexp" -> pair("header", RuleMatchers::header, two(written, arguments), true);
			case "query" -> pair("query parameter", RuleMatchers::parameter, query(arguments), false);
			case "queryregexp" -> pair("query parameter", RuleMatchers::parameter, two(written, arguments), true);
			case "clientip" -> (request) -> new Answer(true, "ClientIP is not looked at");
			default -> throw new RuleSyntaxException("there is no matcher " + written);
		};
		if (arguments.isEmpty()) {
			throw new RuleSyntaxException(written + " has no argument");
		}
		return new RuleExpression.Matcher(name, arguments, test);
	}

	/** Whether its two arguments are a name and a value. */
	static boolean pairs(String name) {
		return name.startsWith("header") || name.startsWith("quer");
	}

	/** A matcher in words, its arguments to follow. */
	static String words(String name) {
		return switch (name) {
			case "hostregexp" -> "host ~";
			case "pathprefix" -> "path beginning";
			case "pathregexp" -> "path ~";
			case "headers" -> "header";
			case "headerregexp", "headersregexp" -> "header ~";
			case "queryregexp" -> "query ~";
			case "clientip" -> "client";
			default -> name;
		};
	}

	/** A test of one text. */
	@FunctionalInterface
	private interface Fit {

		boolean fits(String value);

	}

	@FunctionalInterface
	private interface Fits {

		Fit of(String argument) throws RuleSyntaxException;

	}

	private static Test any(String what, Function<HttpRequest, String> value, List<String> arguments, Fits fits)
			throws RuleSyntaxException {
		List<Fit> all = new ArrayList<>();
		for (String argument : arguments) {
			all.add(fits.of(argument));
		}
		return (request) -> {
			String found = value.apply(request);
			boolean holds = all.stream().anyMatch((fit) -> fit.fits(found));
			return new Answer(holds,
					what + " " + found + (holds ? " fits " : " does not fit ") + String.join(" or ", arguments));
		};
	}

	/** Found anywhere in the text, as Go's MatchString does. */
	private static Fit regexp(String expression) throws RuleSyntaxException {
		try {
			Pattern pattern = Pattern.compile(expression);
			return (text) -> pattern.matcher(text).find();
		}
		catch (PatternSyntaxException ex) {
			throw new RuleSyntaxException(expression + " is no regular expression");
		}
	}

	/** Looks up a value by its name. */
	@FunctionalInterface
	private interface Named {

		@Nullable String find(HttpRequest request, String name);

	}

	private static @Nullable String header(HttpRequest request, String name) {
		return request.headers().get(name.toLowerCase(Locale.ROOT));
	}

	private static @Nullable String parameter(HttpRequest request, String name) {
		return request.parameter(name).orElse(null);
	}

	private static Test pair(String what, Named named, List<String> pair, boolean regexp) throws RuleSyntaxException {
		String name = pair.get(0);
		String wanted = pair.get(1);
		Fit fit = regexp ? regexp(wanted) : wanted::equals;
		return (request) -> {
			String found = named.find(request, name);
			if (found == null) {
				return new HttpCondition.Answer(false, "there is no " + what + " " + name);
			}
			boolean holds = fit.fits(found);
			return new Answer(holds, what + " " + name + " is " + found + (holds ? "" : ", not " + wanted));
		};
	}

	private static List<String> two(String written, List<String> arguments) throws RuleSyntaxException {
		if (arguments.size() != 2) {
			throw new RuleSyntaxException(written + " takes a name and a value");
		}
		return arguments;
	}

	/** A name alone asks for an empty value; v2 wrote {@code name=value} in one. */
	private static List<String> query(List<String> arguments) {
		if (arguments.size() >= 2) {
			return arguments;
		}
		String only = arguments.isEmpty() ? "" : arguments.getFirst();
		int equals = only.indexOf('=');
		return (equals < 0) ? List.of(only, "") : List.of(only.substring(0, equals), only.substring(equals + 1));
	}

}
