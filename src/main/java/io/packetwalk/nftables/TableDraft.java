package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;

/** A table while it is being read. */
final class TableDraft {

	static final Set<String> OBJECTS = Set.of("counter", "quota", "limit", "secmark", "synproxy", "flowtable", "ct");

	final Family family;

	final Map<String, ChainDraft> chains = new LinkedHashMap<>();

	final Map<String, SetDraft> sets = new LinkedHashMap<>();

	private final String name;

	private final List<NftObject> objects = new ArrayList<>();

	private @Nullable String comment;

	private String flags = "";

	TableDraft(Family family, String name) {
		this.family = family;
		this.name = name;
	}

	/** Reads the lines of a table's block after its brace. */
	void readBlock(Lexer lexer) {
		while (!lexer.closes()) {
			Token word = lexer.next();
			switch (word.text()) {
				case "comment" -> this.comment = lexer.word();
				case "flags" -> this.flags = lexer.word();
				case "chain" -> readChain(lexer);
				case "set", "map" -> readSet(lexer, word.is("map"));
				default -> readObject(lexer, word);
			}
		}
	}

	void readChain(Lexer lexer) {
		ChainDraft chain = this.chains.computeIfAbsent(lexer.word(), ChainDraft::new);
		if (lexer.skip("{")) {
			chain.readBlock(lexer, this.family);
		}
	}

	/** A set of a type we do not know is kept as it is. */
	void readSet(Lexer lexer, boolean map) {
		Token start = lexer.peek();
		String set = lexer.word();
		try {
			SetDraft draft = this.sets.containsKey(set) ? this.sets.get(set) : new SetDraft(set, map);
			if (lexer.skip("{")) {
				draft.readBlock(lexer);
			}
			this.sets.put(set, draft);
		}
		catch (UnknownWordsException ex) {
			lexer.rewind(start);
			this.objects.add(new NftObject(map ? "map" : "set", lexer.word(), lines(lexer)));
		}
	}

	void readObject(Lexer lexer, Token kind) {
		if (!OBJECTS.contains(kind.text())) {
			lexer.rewind(kind);
			throw lexer.error("not known in a table");
		}
		String words = kind.is("ct") ? "ct " + lexer.word() : kind.text();
		this.objects.add(new NftObject(words, lexer.word(), lines(lexer)));
	}

	/** What stands between braces, line by line; a list of elements may take several. */
	private static List<String> lines(Lexer lexer) {
		lexer.expect("{");
		List<String> lines = new ArrayList<>();
		while (!lexer.closes()) {
			int start = lexer.peek().start();
			int end = start;
			int depth = 0;
			while (depth > 0 || !lexer.peek().ends()) {
				Token token = lexer.next();
				if (token.kind() == Kind.END) {
					throw lexer.error("a brace is not closed");
				}
				depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
				end = token.end();
			}
			lines.add(lexer.written(start, end));
		}
		return lines;
	}

	/** Whether there is an object that is kept as it is under this name. */
	boolean keeps(String object) {
		return this.objects.stream().anyMatch((each) -> each.name().equals(object));
	}

	void flush() {
		this.chains.values().forEach((chain) -> chain.rules.clear());
	}

	/**
	 * A set that a rule adds to is dynamic and has a size, whether that is written or
	 * not.
	 */
	private void fillSets() {
		for (ChainDraft chain : this.chains.values()) {
			for (NftRule rule : chain.rules) {
				for (Statement statement : rule.statements()) {
					SetDraft set = (statement instanceof Statement.Update update) ? this.sets.get(update.set()) : null;
					if (set != null) {
						set.filled();
					}
				}
			}
		}
	}

	NftTable finish() {
		fillSets();
		Map<String, NftSet> finishedSets = new LinkedHashMap<>();
		this.sets.forEach((key, draft) -> finishedSets.put(key, draft.finish()));
		Map<String, NftChain> finishedChains = new LinkedHashMap<>();
		this.chains.forEach((key, draft) -> finishedChains.put(key, draft.finish()));
		return new NftTable(this.family, this.name, this.flags, this.comment, this.objects, finishedSets,
				finishedChains);
	}

}
