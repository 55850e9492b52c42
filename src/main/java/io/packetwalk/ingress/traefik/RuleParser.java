package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rules: matchers, {@code !}, {@code &&}, {@code ||} and parentheses, binding in
 * this order.
 */
final class RuleParser {

	/** Nobody writes deeper rules, and the stack is not endless. */
	private static final int DEEPEST = 100;

	private final String text;

	private int at;

	private int depth;

	private RuleParser(String text) {
		this.text = text;
	}

	static RuleExpression parse(String text) throws RuleSyntaxException {
		RuleParser parser = new RuleParser(text);
		RuleExpression expression = parser.or();
		if (parser.at < text.length()) {
			throw new RuleSyntaxException("\"" + text.substring(parser.at) + "\" was not expected");
		}
		return expression;
	}

	/** The hosts a rule names, empty text when it names none or by expression. */
	static List<String> hosts(String text) {
		try {
			List<String> hosts = parse(text).hosts();
			return hosts.isEmpty() ? List.of("") : hosts;
		}
		catch (RuleSyntaxException ex) {
			return List.of();
		}
	}

	private RuleExpression or() throws RuleSyntaxException {
		RuleExpression left = and();
		while (takes("||")) {
			left = new RuleExpression.Or(left, and());
		}
		return left;
	}

	private RuleExpression and() throws RuleSyntaxException {
		RuleExpression left = unary();
		while (takes("&&")) {
			left = new RuleExpression.And(left, unary());
		}
		return left;
	}

	private RuleExpression unary() throws RuleSyntaxException {
		if (++this.depth > DEEPEST) {
			throw new RuleSyntaxException("the rule is nested too deeply");
		}
		RuleExpression read;
		if (takes("!")) {
			read = new RuleExpression.Not(unary());
		}
		else if (takes("(")) {
			read = or();
			expect(")");
		}
		else {
			read = matcher();
		}
		this.depth--;
		return read;
	}

	private RuleExpression matcher() throws RuleSyntaxException {
		space();
		int start = this.at;
		while (this.at < this.text.length() && Character.isLetter(this.text.charAt(this.at))) {
			this.at++;
		}
		String name = this.text.substring(start, this.at);
		if (name.isEmpty()) {
			throw new RuleSyntaxException((start == this.text.length()) ? "the rule ends too early"
					: "\"" + this.text.substring(start) + "\" is no matcher");
		}
		expect("(");
		List<String> arguments = new ArrayList<>();
		if (!takes(")")) {
			do {
				arguments.add(argument());
			}
			while (takes(","));
			expect(")");
		}
		return RuleMatchers.of(name, arguments);
	}

	/** Text in back quotes or double quotes. */
	private String argument() throws RuleSyntaxException {
		space();
		char quote = (this.at < this.text.length()) ? this.text.charAt(this.at) : ' ';
		int end = this.text.indexOf(quote, this.at + 1);
		if ((quote != '`' && quote != '"') || end < 0) {
			throw new RuleSyntaxException("an argument stands in back quotes: `like this`");
		}
		String argument = this.text.substring(this.at + 1, end);
		this.at = end + 1;
		return (quote == '"') ? argument.replace("\\\\", "\\") : argument;
	}

	private boolean takes(String token) {
		space();
		if (!this.text.startsWith(token, this.at)) {
			return false;
		}
		this.at += token.length();
		space();
		return true;
	}

	private void expect(String token) throws RuleSyntaxException {
		if (!takes(token)) {
			throw new RuleSyntaxException("\"" + token + "\" is missing"
					+ ((this.at < this.text.length()) ? " before \"" + this.text.substring(this.at) + "\"" : ""));
		}
	}

	private void space() {
		while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
			this.at++;
		}
	}

}
