package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;

/** Keeps the words of a rule from one that is not modelled on, save its verdict. */
final class OpaqueReader {

	/** Statements that do something to the packet, whatever follows. */
	private static final Set<String> ACTIONS = Set.of("notrack", "queue", "dup", "fwd", "tproxy", "synproxy", "flow",
			"counter", "quota", "log", "limit");

	/** Fields that can be written to as well as looked at. */
	private static final Set<String> FIELDS = Set.of("meta", "ct", "ip", "ip6", "tcp", "udp", "ether", "vlan");

	/** So far behind the first word {@code set} stands, where it belongs to it. */
	private static final int REACH = 4;

	private final Lexer lexer;

	OpaqueReader(Lexer lexer) {
		this.lexer = lexer;
	}

	List<Statement> rest() {
		List<Token> tokens = tokens();
		if (tokens.isEmpty()) {
			throw this.lexer.error("a rule cannot be read");
		}
		if (tokens.getFirst().is("notrack") && tokens.size() > 1) {
			this.lexer.rewind(tokens.get(1));
			return List.of(new Statement.Opaque("notrack", false));
		}
		Optional<NftVerdict> verdict = verdict(tokens);
		int words = tokens.size() - verdict.map((found) -> found.kind().toChain() ? 2 : 1).orElse(0);
		List<Statement> statements = new ArrayList<>();
		statements.add(new Statement.Opaque(
				this.lexer.written(tokens.getFirst().start(), tokens.get(words - 1).end()), isCondition(tokens)));
		verdict.map(Statement.Decide::new).ifPresent(statements::add);
		return statements;
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

	private static Optional<NftVerdict> verdict(List<Token> tokens) {
		int last = tokens.size() - 1;
		for (NftVerdict.Kind kind : NftVerdict.Kind.values()) {
			int place = kind.toChain() ? last - 1 : last;
			if (place > 0 && tokens.get(place).is(kind.word())) {
				return Optional.of(new NftVerdict(kind, kind.toChain() ? tokens.get(last).text() : ""));
			}
		}
		return Optional.empty();
	}

}
