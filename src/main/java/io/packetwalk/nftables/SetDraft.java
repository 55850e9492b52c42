package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Token;
import io.packetwalk.nftables.NftSet.Holds;

/** A named set or map while it is being read. */
final class SetDraft {

	/** What the kernel allows a set that packets fill, where no size is given. */
	private static final String DYNAMIC_SIZE = "size 65535";

	private static final List<String> FLAGS = List.of("constant", "dynamic", "interval", "timeout");

	final List<SetElement> elements = new ArrayList<>();

	private final String name;

	private final boolean map;

	private final Map<Line, String> lines = new EnumMap<>(Line.class);

	private NftSet.@Nullable Kind keys;

	private Holds holds = new Holds.Nothing();

	SetDraft(String name, boolean map) {
		this.name = name;
		this.map = map;
	}

	/** The lines of a set, in the order they are printed. */
	private enum Line {

		POLICY, SIZE, FLAGS, COUNTER, TIMEOUT, GC_INTERVAL, AUTO_MERGE, COMMENT

	}

	/** Reads the lines of a set's block after its brace. */
	void readBlock(Lexer lexer) {
		while (!lexer.closes()) {
			Token word = lexer.next();
			switch (word.text()) {
				case "type", "typeof" -> types(lexer, word.is("typeof"));
				case "flags" -> this.lines.put(Line.FLAGS, "flags " + flags(lexer));
				case "timeout" -> this.lines.put(Line.TIMEOUT, "timeout " + duration(lexer));
				case "gc-interval" -> this.lines.put(Line.GC_INTERVAL, "gc-interval " + duration(lexer));
				case "size" -> this.lines.put(Line.SIZE, "size " + lexer.word());
				case "policy" -> policy(lexer.word());
				case "auto-merge" -> this.lines.put(Line.AUTO_MERGE, "auto-merge");
				case "counter" -> this.lines.put(Line.COUNTER, "counter");
				case "comment" -> this.lines.put(Line.COMMENT, "comment \"" + lexer.word() + "\"");
				case "elements" -> {
					lexer.expect("=");
					readElements(lexer);
				}
				default -> throw new UnknownWordsException(word.text());
			}
		}
	}

	void readElements(Lexer lexer) {
		if (this.keys == null) {
			throw lexer.error("the type of set " + this.name + " is not known yet");
		}
		this.elements.addAll(new ElementReader(lexer).read(this.keys.types(), this.holds));
	}

	/** Reads elements to delete: of a map their keys suffice. */
	void deleteElements(Lexer lexer) {
		if (this.keys != null) {
			List<SetElement> gone = new ElementReader(lexer).read(this.keys.types(), new Holds.Nothing());
			this.elements.removeIf((element) -> gone.stream().anyMatch((each) -> each.key().equals(element.key())));
		}
	}

	/** Packets fill it: some rule says so. */
	void filled() {
		this.lines.putIfAbsent(Line.SIZE, DYNAMIC_SIZE);
		String flags = this.lines.getOrDefault(Line.FLAGS, "flags ");
		if (!flags.contains("dynamic")) {
			List<String> all = new ArrayList<>(List.of(flags.substring("flags ".length()).split(",")));
			all.add("dynamic");
			if (this.lines.containsKey(Line.TIMEOUT)) {
				all.add("timeout");
			}
			this.lines.put(Line.FLAGS, "flags " + ordered(all));
		}
	}

	private void policy(String word) {
		if (!word.equals("performance")) {
			this.lines.put(Line.POLICY, "policy " + word);
		}
	}

	private static String duration(Lexer lexer) {
		String word = lexer.word();
		return Durations.normal(word).orElseThrow(() -> lexer.error("\"" + word + "\" is no time"));
	}

	private static String flags(Lexer lexer) {
		List<String> flags = new ArrayList<>(List.of(lexer.word()));
		while (lexer.skip(",")) {
			flags.add(lexer.word());
		}
		return ordered(flags);
	}

	private static String ordered(List<String> flags) {
		return String.join(",", FLAGS.stream().filter(flags::contains).toList());
	}

	private void types(Lexer lexer, boolean declaredBy) {
		this.keys = kind(lexer, declaredBy);
		if (this.map) {
			lexer.expect(":");
			this.holds = lexer.skip("verdict") ? new Holds.Verdicts() : new Holds.Values(kind(lexer, declaredBy));
		}
	}

	private static NftSet.Kind kind(Lexer lexer, boolean declaredBy) {
		if (declaredBy) {
			Expression expression = new ExpressionReader(lexer).read();
			return new NftSet.Kind(expression.types(), expression.text());
		}
		List<Datatype> types = new ArrayList<>();
		do {
			String word = lexer.word();
			types.add(Datatype.of(word).orElseThrow(() -> new UnknownWordsException(word)));
		}
		while (lexer.skip("."));
		return new NftSet.Kind(types, null);
	}

	/** Where a set counts, every element does. */
	private static SetElement counted(SetElement element) {
		String count = element.extras().contains("counter") ? element.extras()
				: (element.extras() + " counter packets 0 bytes 0").strip();
		return new SetElement(element.key(), count, element.comment(), element.value());
	}

	NftSet finish() {
		if (this.keys == null) {
			throw new IllegalArgumentException("set " + this.name + " has no type");
		}
		boolean merge = this.lines.containsKey(Line.AUTO_MERGE);
		if (this.lines.containsKey(Line.COUNTER)) {
			this.elements.replaceAll(SetDraft::counted);
		}
		return new NftSet(this.name, this.keys, this.holds, List.copyOf(this.lines.values()),
				ElementOrder.arrange(this.keys.types(), this.elements, merge));
	}

}
