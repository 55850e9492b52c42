package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.NftSet.Holds;
import io.packetwalk.nftables.SetElement.Value;

/** Reads what stands between the braces of a set. */
final class ElementReader {

	private final Lexer lexer;

	ElementReader(Lexer lexer) {
		this.lexer = lexer;
	}

	/** Reads {@code { KEY, KEY : VALUE, … }}. */
	List<SetElement> read(List<Datatype> keys, Holds holds) {
		List<SetElement> elements = new ArrayList<>();
		this.lexer.expect("{");
		this.lexer.skipNewlines();
		while (!this.lexer.skip("}")) {
			elements.add(element(keys, holds));
			this.lexer.skipNewlines();
			if (!this.lexer.peek().is("}")) {
				this.lexer.expect(",");
				this.lexer.skipNewlines();
			}
		}
		return elements;
	}

	private SetElement element(List<Datatype> keys, Holds holds) {
		List<Span> key = this.lexer.peek().is("*") ? List.of(any()) : fields(keys);
		StringBuilder extras = new StringBuilder();
		@Nullable String comment = null;
		while (!this.lexer.peek().is(":") && !this.lexer.peek().is(",") && !this.lexer.peek().ends()) {
			if (this.lexer.skip("comment")) {
				comment = this.lexer.word();
			}
			else {
				extras.append(extras.isEmpty() ? "" : " ").append(extra());
			}
		}
		return new SetElement(key, extras.toString(), comment, value(holds));
	}

	private Span any() {
		this.lexer.next();
		return new Span.Any();
	}

	/** {@code timeout 1h}, {@code expires 5s}, {@code counter packets 0 bytes 0}. */
	private String extra() {
		String word = this.lexer.word();
		if (word.equals("timeout") || word.equals("expires")) {
			return word + " " + duration();
		}
		if (!word.equals("counter")) {
			throw this.lexer.error("\"" + word + "\" is not known in an element");
		}
		StringBuilder text = new StringBuilder(word);
		while (this.lexer.peek().is("packets") || this.lexer.peek().is("bytes")) {
			text.append(' ').append(this.lexer.word()).append(' ').append(this.lexer.word());
		}
		return text.toString();
	}

	private String duration() {
		String word = this.lexer.word();
		return Durations.normal(word).orElseThrow(() -> this.lexer.error("\"" + word + "\" is no time"));
	}

	private @Nullable Value value(Holds holds) {
		if (holds instanceof Holds.Nothing) {
			return null;
		}
		this.lexer.expect(":");
		return switch (holds) {
			case Holds.Values values -> new Value.Fields(values.kind().types(), fields(values.kind().types()));
			default -> new Value.Decision(verdict().orElseThrow(() -> this.lexer.error("a verdict is missing")));
		};
	}

	/** Values with points between them, one for each type. */
	private List<Span> fields(List<Datatype> types) {
		List<Span> fields = new ArrayList<>();
		for (Datatype type : types) {
			if (!fields.isEmpty()) {
				this.lexer.expect(".");
			}
			fields.add(span(type));
		}
		return fields;
	}

	/** One value, range or block; flags may be several. */
	Span span(Datatype type) {
		if (this.lexer.peek().kind() != Kind.WORD && this.lexer.peek().kind() != Kind.STRING) {
			throw new UnknownWordsException(this.lexer.peek().text());
		}
		String word = this.lexer.next().text();
		return Span.read(type, word).orElseThrow(() -> new UnknownWordsException(word));
	}

	/** A verdict, where one stands here. */
	Optional<NftVerdict> verdict() {
		for (NftVerdict.Kind kind : NftVerdict.Kind.values()) {
			if (this.lexer.peek().is(kind.word())) {
				this.lexer.next();
				return Optional.of(new NftVerdict(kind, kind.toChain() ? this.lexer.word() : ""));
			}
		}
		return Optional.empty();
	}

}
