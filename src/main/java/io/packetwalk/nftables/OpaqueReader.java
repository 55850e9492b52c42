package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;

/** Keeps the words of a statement that is not modelled. */
final class OpaqueReader {

	/** Statements that do something to the packet, whatever follows. */
	private static final Set<String> ACTIONS = Set.of("notrack", "queue", "dup", "fwd", "tproxy", "synproxy", "flow",
			"counter", "quota", "log", "limit");

	/** Words that begin a statement wherever they stand. */
	private static final Set<String> STARTS = Set.of("accept", "drop", "return", "continue", "jump", "goto", "counter",
			"reject", "dnat", "snat", "masquerade", "redirect", "log", "update");

	/** Fields that can be written to as well as looked at. */
	private static final Set<String> FIELDS = Set.of("meta", "ct", "ip", "ip6", "tcp", "udp", "ether", "vlan");

	/** So far behind the first word {@code set} stands, where it belongs to it. */
	private static final int REACH = 4;

	private final Lexer lexer;

	OpaqueReader(Lexer lexer) {
		this.lexer = lexer;
	}

	Statement read() {
		List<Token> tokens = tokens();
		if (tokens.isEmpty()) {
			throw this.lexer.error("a rule cannot be read");
		}
		int words = 1;
		int depth = 0;
		while (words < tokens.size() && !tokens.getFirst().is("notrack") && (depth > 0 || !starts(tokens, words))) {
			depth += tokens.get(words).is("{") ? 1 : tokens.get(words).is("}") ? -1 : 0;
			words++;
		}
		if (words < tokens.size()) {
			this.lexer.rewind(tokens.get(words));
		}
		List<Token> own = tokens.subList(0, words);
		return new Statement.Opaque(this.lexer.written(own.getFirst().start(), own.getLast().end()), isCondition(own));
	}

	/** Whether a statement begins here that is modelled. */
	private static boolean starts(List<Token> tokens, int at) {
		Token token = tokens.get(at);
		boolean mark = ((token.is("meta") || token.is("ct")) && at + 2 < tokens.size() && tokens.get(at + 1).is("mark")
				&& tokens.get(at + 2).is("set"))
				|| (token.is("mark") && at + 1 < tokens.size() && tokens.get(at + 1).is("set"));
		return mark || (token.kind() == Kind.WORD && STARTS.contains(token.text()));
	}

	/** Up to the rule's end or its comment; what stands in braces belongs together. */
	private List<Token> tokens() {
		List<Token> tokens = new ArrayList<>();
		int depth = 0;
		while (depth > 0 || (!this.lexer.peek().ends() && !this.lexer.peek().is("comment"))) {
			Token token = this.lexer.next();
			if (token.kind() == Kind.END) {
				throw this.lexer.error("a brace is not closed");
			}
			depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
			tokens.add(token);
		}
		return tokens;
	}

	private static boolean isCondition(List<Token> tokens) {
		String first = tokens.getFirst().text();
		boolean assigned = FIELDS.contains(first)
				&& tokens.stream().limit(REACH + 1L).anyMatch((token) -> token.is("set"));
		return !ACTIONS.contains(first) && !assigned;
	}

}
