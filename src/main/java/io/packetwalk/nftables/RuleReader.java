package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;
import io.packetwalk.nftables.NftSet.Holds;
import io.packetwalk.nftables.Statement.Operand;
import io.packetwalk.nftables.Statement.Relation;

/** Reads one rule; words that are not modelled are kept as they are. */
final class RuleReader {

	private static final Map<String, Relation> RELATIONS = Map.ofEntries(Map.entry("==", Relation.EQUAL),
			Map.entry("eq", Relation.EQUAL), Map.entry("!=", Relation.NOT), Map.entry("ne", Relation.NOT),
			Map.entry("<", Relation.LESS), Map.entry("lt", Relation.LESS), Map.entry(">", Relation.GREATER),
			Map.entry("gt", Relation.GREATER), Map.entry("<=", Relation.AT_MOST), Map.entry("le", Relation.AT_MOST),
			Map.entry(">=", Relation.AT_LEAST), Map.entry("ge", Relation.AT_LEAST), Map.entry("!", Relation.NONE));

	private final Lexer lexer;

	private final Family family;

	private final ExpressionReader expressions;

	private final ElementReader elements;

	private final ActionReader actions;

	RuleReader(Lexer lexer, Family family) {
		this.lexer = lexer;
		this.family = family;
		this.expressions = new ExpressionReader(lexer);
		this.elements = new ElementReader(lexer);
		this.actions = new ActionReader(lexer, this.expressions, family);
	}

	NftRule read() {
		List<Statement> statements = new ArrayList<>();
		@Nullable String comment = null;
		while (!this.lexer.peek().ends()) {
			if (this.lexer.skip("comment")) {
				comment = this.lexer.word();
				continue;
			}
			Token start = this.lexer.peek();
			try {
				statements.add(statement());
			}
			catch (UnknownWordsException | IllegalArgumentException ex) {
				this.lexer.rewind(start);
				statements.add(new OpaqueReader(this.lexer).read());
			}
		}
		return new NftRule(this.family, Dependencies.simplify(statements, this.family), comment);
	}

	private Statement statement() {
		Optional<NftVerdict> verdict = this.elements.verdict();
		if (verdict.isPresent()) {
			return new Statement.Decide(verdict.get());
		}
		return this.actions.read().orElseGet(this::lookAt);
	}

	private Statement lookAt() {
		Expression left = this.expressions.read();
		if (this.lexer.skip("vmap")) {
			return new Statement.Choose(left, this.expressions.lookup(left, new Holds.Verdicts()));
		}
		if (this.lexer.skip("set")) {
			return assignment(left);
		}
		Token sign = this.lexer.peek();
		@Nullable Relation relation = (sign.kind() == Kind.STRING) ? null : RELATIONS.get(sign.text());
		if (relation != null) {
			this.lexer.next();
		}
		return compare(left, (relation != null) ? relation : Relation.IS);
	}

	private Statement assignment(Expression left) {
		if (left instanceof Expression.Select(var selector)
				&& Set.of(Selector.META_MARK, Selector.CT_MARK).contains(selector)) {
			return new Statement.SetMark(selector == Selector.CT_MARK, this.expressions.value(List.of(Datatype.MARK)));
		}
		throw new UnknownWordsException("set");
	}

	private Statement compare(Expression left, Relation relation) {
		Operand right = operand(left);
		boolean bits = left instanceof Expression.Bits;
		boolean flags = left.types().getFirst().flags();
		if (bits && flags) {
			return Flags.simplify((Expression.Bits) left, relation, right);
		}
		if (bits) {
			return new Statement.Compare(left, (relation == Relation.IS) ? Relation.EQUAL : relation, right);
		}
		boolean same = relation == Relation.EQUAL && !(flags && right instanceof Operand.Value);
		return new Statement.Compare(left, same ? Relation.IS : relation, right);
	}

	private Operand operand(Expression left) {
		Token token = this.lexer.peek();
		if (token.is("{") || (token.kind() == Kind.WORD && token.text().startsWith("@"))) {
			return this.expressions.set(left);
		}
		if (left instanceof Expression.Concat) {
			throw new UnknownWordsException(token.text());
		}
		Datatype type = left.types().getFirst();
		if (!type.flags()) {
			return new Operand.Value(this.elements.span(type));
		}
		long flags = this.expressions.flags(type);
		return this.lexer.skip("/") ? new Operand.Masked(flags, this.expressions.flags(type))
				: new Operand.Value(new Span.One(new Datum.Number(flags)));
	}

}
