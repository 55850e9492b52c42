package io.packetwalk.nftables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;

/**
 * Reads a listing, or the
 * <a href= "https://wiki.nftables.org/wiki-nftables/index.php/Scripting">commands</a> of
 * an {@code nft -f} file.
 */
final class RulesetReader {

	private final Lexer lexer;

	/** By {@code family name}, in the order they were made. */
	private final Map<String, TableDraft> tables = new LinkedHashMap<>();

	RulesetReader(String text) {
		this.lexer = new Lexer(text);
	}

	List<NftTable> read() {
		this.lexer.skipSeparators();
		while (this.lexer.peek().kind() != Kind.END) {
			command();
			if (!this.lexer.peek().ends() || this.lexer.peek().is("}")) {
				throw this.lexer.error("the command should end");
			}
			this.lexer.skipSeparators();
		}
		return this.tables.values().stream().map(TableDraft::finish).toList();
	}

	private void command() {
		Token verb = this.lexer.next();
		switch (verb.text()) {
			case "table" -> table();
			case "add", "create" -> add(this.lexer.next());
			case "insert" -> {
				this.lexer.expect("rule");
				rule(true);
			}
			case "flush" -> flush(this.lexer.next());
			case "delete", "destroy" -> delete(this.lexer.next());
			default -> add(verb);
		}
	}

	private void add(Token kind) {
		switch (kind.text()) {
			case "table" -> table();
			case "rule" -> rule(false);
			case "chain" -> known().readChain(this.lexer);
			case "set", "map" -> known().readSet(this.lexer, kind.is("map"));
			case "element" -> element(false);
			default -> {
				if (!TableDraft.OBJECTS.contains(kind.text())) {
					this.lexer.rewind(kind);
					throw this.lexer.error("no command is known");
				}
				object(kind);
			}
		}
	}

	/** {@code add ct helper ip t NAME { … }}: the table comes before the name. */
	private void object(Token kind) {
		this.lexer.rewind(kind);
		throw this.lexer.error("only the block form of this object can be read");
	}

	private Family family() {
		Optional<Family> family = Family.of(this.lexer.peek().text());
		family.ifPresent((found) -> this.lexer.next());
		return family.orElse(Family.IP);
	}

	private void table() {
		Family family = family();
		String name = this.lexer.word();
		TableDraft table = this.tables.computeIfAbsent(family.keyword() + " " + name,
				(key) -> new TableDraft(family, name));
		if (this.lexer.skip("{")) {
			table.readBlock(this.lexer);
		}
	}

	/** The table named next, which has to be there. */
	private TableDraft known() {
		Family family = family();
		Token name = this.lexer.peek();
		TableDraft table = this.tables.get(family.keyword() + " " + this.lexer.word());
		if (table == null) {
			this.lexer.rewind(name);
			throw this.lexer.error("there is no table " + family.keyword() + " " + name.text());
		}
		return table;
	}

	private ChainDraft knownChain(TableDraft table) {
		Token name = this.lexer.peek();
		ChainDraft chain = table.chains.get(this.lexer.word());
		if (chain == null) {
			this.lexer.rewind(name);
			throw this.lexer.error("there is no chain " + name.text());
		}
		return chain;
	}

	private void rule(boolean first) {
		TableDraft table = known();
		ChainDraft chain = knownChain(table);
		int place = first ? 0 : chain.rules.size();
		if (this.lexer.skip("index")) {
			place = index(chain) + (first ? 0 : 1);
		}
		chain.rules.add(place, new RuleReader(this.lexer, table.family).read());
	}

	private int index(ChainDraft chain) {
		Token word = this.lexer.peek();
		int index = this.lexer.word().matches("\\d{1,6}") ? Integer.parseInt(word.text()) : -1;
		if (index < 0 || index >= chain.rules.size()) {
			this.lexer.rewind(word);
			throw this.lexer.error("there is no such rule");
		}
		return index;
	}

	private void element(boolean delete) {
		TableDraft table = known();
		Token name = this.lexer.peek();
		SetDraft set = table.sets.get(this.lexer.word());
		if (set == null) {
			this.lexer.rewind(name);
			throw this.lexer.error(table.keeps(name.text()) ? "the type of this set is not modelled"
					: "there is no set " + name.text());
		}
		try {
			if (delete) {
				set.deleteElements(this.lexer);
			}
			else {
				set.readElements(this.lexer);
			}
		}
		catch (UnknownWordsException ex) {
			throw this.lexer.error("\"" + ex.getMessage() + "\" is no element of set " + name.text());
		}
	}

	private void flush(Token kind) {
		switch (kind.text()) {
			case "ruleset" -> this.tables.clear();
			case "table" -> known().flush();
			case "chain" -> knownChain(known()).rules.clear();
			case "set", "map" -> {
				TableDraft table = known();
				table.sets.getOrDefault(this.lexer.word(), new SetDraft("", false)).elements.clear();
			}
			default -> throw this.lexer.error("only a ruleset, a table, a chain, a set or a map can be flushed");
		}
	}

	private void delete(Token kind) {
		switch (kind.text()) {
			case "table" -> {
				Family family = family();
				this.tables.remove(family.keyword() + " " + this.lexer.word());
			}
			case "chain" -> known().chains.remove(this.lexer.word());
			case "set", "map" -> known().sets.remove(this.lexer.word());
			case "element" -> element(true);
			default -> throw this.lexer.error("only a table, a chain, a set, a map or elements can be deleted");
		}
	}

}
