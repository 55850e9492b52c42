package io.packetwalk.nftables;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;

/** Reads what a rule does, where a verdict or a condition does not stand. */
final class ActionReader {

	private static final List<String> LOG_OPTIONS = List.of("prefix", "level", "group", "snaplen", "queue-threshold",
			"flags");

	private static final Set<String> UNITS = Set.of("bytes/second", "kbytes/second", "mbytes/second", "bytes/minute",
			"kbytes/minute", "mbytes/minute", "packets", "bytes", "kbytes", "mbytes");

	private final Lexer lexer;

	private final ExpressionReader expressions;

	private final Family family;

	ActionReader(Lexer lexer, ExpressionReader expressions, Family family) {
		this.lexer = lexer;
		this.expressions = expressions;
		this.family = family;
	}

	Optional<Statement> read() {
		Token first = this.lexer.peek();
		if (first.kind() != Kind.WORD) {
			return Optional.empty();
		}
		return switch (first.text()) {
			case "counter" -> Optional.of(counter());
			case "log" -> Optional.of(log());
			case "limit" -> Optional.of(limit());
			case "reject" -> Optional.of(reject());
			case "dnat", "snat", "masquerade", "redirect" ->
				Optional.of(new NatReader(this.lexer, this.expressions, this.family).read());
			case "add", "update", "delete" -> Optional.of(update());
			default -> Optional.empty();
		};
	}

	private Statement counter() {
		this.lexer.next();
		if (this.lexer.peek().is("name")) {
			throw new UnknownWordsException("counter name");
		}
		long packets = this.lexer.skip("packets") ? number() : 0;
		long bytes = this.lexer.skip("bytes") ? number() : 0;
		return new Statement.Counter(packets, bytes);
	}

	private long number() {
		String word = this.lexer.word();
		if (!word.matches("\\d{1,18}")) {
			throw new UnknownWordsException(word);
		}
		return Long.parseLong(word);
	}

	/** Options are printed in an order of their own, the ordinary level not at all. */
	private Statement log() {
		this.lexer.next();
		String[] values = new String[LOG_OPTIONS.size()];
		while (LOG_OPTIONS.contains(this.lexer.peek().text()) && this.lexer.peek().kind() == Kind.WORD) {
			int option = LOG_OPTIONS.indexOf(this.lexer.word());
			Token value = this.lexer.next();
			boolean usual = LOG_OPTIONS.get(option).equals("level") && value.is("warn");
			values[option] = usual ? null : (value.kind() == Kind.STRING) ? "\"" + value.text() + "\"" : value.text();
			if (LOG_OPTIONS.get(option).equals("flags") && !value.is("all")) {
				throw new UnknownWordsException("log flags");
			}
		}
		StringBuilder words = new StringBuilder("log");
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				words.append(' ').append(LOG_OPTIONS.get(i)).append(' ').append(values[i]);
			}
		}
		return new Statement.Log(words.toString());
	}

	private Statement limit() {
		StringBuilder words = new StringBuilder(this.lexer.next().text());
		if (!this.lexer.peek().is("rate")) {
			throw new UnknownWordsException("limit");
		}
		words.append(' ').append(this.lexer.word());
		boolean over = this.lexer.peek().is("over");
		if (over) {
			words.append(' ').append(this.lexer.word());
		}
		amount(words);
		if (this.lexer.skip("burst")) {
			StringBuilder burst = new StringBuilder(" burst");
			amount(burst);
			words.append(burst.toString().equals(" burst 5 packets") ? "" : burst);
		}
		return new Statement.Limit(words.toString(), over);
	}

	private void amount(StringBuilder words) {
		words.append(' ').append(this.lexer.word());
		if (this.lexer.peek().kind() == Kind.WORD && UNITS.contains(this.lexer.peek().text())) {
			words.append(' ').append(this.lexer.word());
		}
	}

	private Statement reject() {
		this.lexer.next();
		if (!this.lexer.skip("with")) {
			return new Statement.Reject("");
		}
		String protocol = this.lexer.word();
		this.lexer.skip("type");
		String with = protocol + " " + this.lexer.word();
		return new Statement.Reject(with.equals(usual()) ? "" : with);
	}

	/** What the kernel answers with when nothing else is said. */
	private String usual() {
		return switch (this.family) {
			case IP -> "icmp port-unreachable";
			case IP6 -> "icmpv6 port-unreachable";
			default -> "icmpx port-unreachable";
		};
	}

	private Statement update() {
		String operation = this.lexer.next().text();
		Token set = this.lexer.peek();
		if (set.kind() != Kind.WORD || !set.text().startsWith("@")) {
			throw new UnknownWordsException(operation);
		}
		this.lexer.next();
		this.lexer.expect("{");
		Expression key = this.expressions.read();
		int start = this.lexer.peek().start();
		int end = start;
		while (!this.lexer.peek().ends()) {
			end = this.lexer.next().end();
		}
		String rest = this.lexer.written(start, end);
		this.lexer.expect("}");
		return new Statement.Update(operation, set.text().substring(1), key, rest);
	}

}
