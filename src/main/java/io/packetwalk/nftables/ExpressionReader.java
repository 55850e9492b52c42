package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;
import io.packetwalk.nftables.NftSet.Holds;
import io.packetwalk.nftables.Statement.Operand;

/** Reads what a rule computes. */
final class ExpressionReader {

	private static final Map<String, Character> OPERATORS = Map.of("&", '&', "and", '&', "|", '|', "or", '|', "^", '^',
			"xor", '^');

	/** So many groups within groups nobody needs. */
	private static final int GROUPS = 16;

	private final Lexer lexer;

	private final ElementReader elements;

	/** How many groups are open. */
	private int groups;

	ExpressionReader(Lexer lexer) {
		this.lexer = lexer;
		this.elements = new ElementReader(lexer);
	}

	/** A field, several of them, a number drawn, or bits of one of these. */
	Expression read() {
		List<Expression> parts = new ArrayList<>(List.of(primary()));
		while (this.lexer.skip(".")) {
			parts.add(primary());
		}
		Expression read = (parts.size() == 1) ? parts.getFirst() : new Expression.Concat(parts);
		Character operator = OPERATORS.get(operator());
		while (operator != null && parts.size() == 1) {
			this.lexer.next();
			read = bits(read, operator, operand(read.types().getFirst()));
			operator = OPERATORS.get(operator());
		}
		return read;
	}

	private String operator() {
		return (this.lexer.peek().kind() == Kind.STRING) ? "" : this.lexer.peek().text();
	}

	/** Bits that are set anyway may as well be kept before: so nft folds them. */
	private static Expression bits(Expression of, char operator, Datum operand) {
		if (operator == '|' && of instanceof Expression.Bits(var inner, char first, Datum.Number mask) && first == '&'
				&& operand instanceof Datum.Number set) {
			return new Expression.Bits(new Expression.Bits(inner, '&', new Datum.Number(mask.value() | set.value())),
					'|', operand);
		}
		return new Expression.Bits(of, operator, operand);
	}

	private Datum operand(Datatype type) {
		if (type.flags()) {
			return new Datum.Number(flags(type));
		}
		return (this.elements.span(type) instanceof Span.One one) ? one.datum() : unknown("a range");
	}

	private static Datum unknown(String what) {
		throw new UnknownWordsException(what);
	}

	/** {@code established,related}, {@code (syn|ack)}. */
	long flags(Datatype type) {
		boolean grouped = this.lexer.skip("(");
		long flags = flag(type);
		while (this.lexer.skip(",") || this.lexer.skip("|")) {
			flags |= flag(type);
		}
		if (grouped) {
			this.lexer.expect(")");
		}
		return flags;
	}

	private long flag(Datatype type) {
		if (this.elements.span(type) instanceof Span.One(Datum.Number number)) {
			return number.value();
		}
		throw new UnknownWordsException("a range of flags");
	}

	private Expression primary() {
		if (this.lexer.skip("(")) {
			return grouped();
		}
		if (this.lexer.peek().is("numgen")) {
			return numgen();
		}
		Token start = this.lexer.peek();
		if (start.kind() != Kind.WORD) {
			throw new UnknownWordsException(start.text());
		}
		StringBuilder words = new StringBuilder();
		for (int count = 0; count < 3 && this.lexer.peek().kind() == Kind.WORD; count++) {
			words.append((count == 0) ? "" : " ").append(this.lexer.next().text());
			@Nullable Selector selector = Selector.of(words.toString());
			if (selector != null) {
				return new Expression.Select(selector);
			}
		}
		throw new UnknownWordsException(words.toString());
	}

	private Expression grouped() {
		if (++this.groups > GROUPS) {
			throw new UnknownWordsException("(");
		}
		Expression inner = read();
		this.lexer.expect(")");
		this.groups--;
		return inner;
	}

	private Expression numgen() {
		this.lexer.next();
		String mode = this.lexer.word();
		if (!mode.equals("random") && !mode.equals("inc")) {
			throw new UnknownWordsException("numgen " + mode);
		}
		this.lexer.expect("mod");
		int modulus = number();
		return new Expression.Numgen(mode.equals("random"), modulus, this.lexer.skip("offset") ? number() : 0);
	}

	private int number() {
		String word = this.lexer.word();
		if (!word.matches("\\d{1,5}")) {
			throw new UnknownWordsException(word);
		}
		return Integer.parseInt(word);
	}

	/** What is written after {@code set} or {@code to}: a value, a map's, a field's. */
	Expression value(List<Datatype> types) {
		Token start = this.lexer.peek();
		if (start.kind() == Kind.WORD) {
			Span span = Span.read(types.getFirst(), start.text()).orElse(null);
			if (span != null && !types.getFirst().named()) {
				this.lexer.next();
				return new Expression.Constant(types.getFirst(), span);
			}
		}
		Expression key = read();
		return this.lexer.skip("map") ? new Expression.Mapped(key, map(key, types), types) : key;
	}

	private Lookup map(Expression key, List<Datatype> types) {
		return lookup(key, new Holds.Values(new NftSet.Kind(types, null)));
	}

	/** {@code @name} or a set in braces. */
	Lookup lookup(Expression key, Holds holds) {
		Token token = this.lexer.peek();
		if (token.kind() == Kind.WORD && token.text().startsWith("@")) {
			return new Lookup.Named(this.lexer.next().text().substring(1));
		}
		if (!token.is("{")) {
			throw new UnknownWordsException(token.text());
		}
		return new Lookup.Inline(ElementOrder.arrange(key.types(), this.elements.read(key.types(), holds), true));
	}

	/** A set, or the one value it was written with. */
	Operand set(Expression key) {
		if (!this.lexer.peek().is("{")) {
			return new Operand.In(lookup(key, new Holds.Nothing()));
		}
		List<SetElement> written = this.elements.read(key.types(), new Holds.Nothing());
		boolean value = written.size() == 1 && key.types().size() == 1 && !written.getFirst().catchesAll();
		return value ? new Operand.Value(written.getFirst().key().getFirst())
				: new Operand.In(new Lookup.Inline(ElementOrder.arrange(key.types(), written, true)));
	}

}
