package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads the text of {@code iptables-save}, a table at a time. */
final class SaveReader {

	private final Map<String, Table> tables = new LinkedHashMap<>();

	private final Map<String, @Nullable String> policies = new LinkedHashMap<>();

	private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

	private String table = "";

	Ruleset read(String text) {
		int number = 0;
		for (String line : text.lines().toList()) {
			number++;
			try {
				readLine(line.strip());
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException("line " + number + ": " + ex.getMessage() + ": " + line, ex);
			}
		}
		if (!this.table.isEmpty()) {
			throw new IllegalArgumentException("table " + this.table + " has no COMMIT");
		}
		return new Ruleset(this.tables);
	}

	private void readLine(String line) {
		if (line.isEmpty() || line.startsWith("#")) {
			return;
		}
		if (line.startsWith("*")) {
			this.table = line.substring(1).strip();
		}
		else if (this.table.isEmpty()) {
			throw new IllegalArgumentException("not inside a table");
		}
		else if (line.startsWith(":")) {
			readChain(line.substring(1).split("\\s+"));
		}
		else if (line.equals("COMMIT")) {
			commit();
		}
		else {
			readRule(Token.split(line));
		}
	}

	private void readChain(String[] words) {
		if (words.length < 2) {
			throw new IllegalArgumentException("a chain needs a policy or -");
		}
		this.policies.put(words[0], words[1].equals("-") ? null : words[1]);
		this.rules.put(words[0], new ArrayList<>());
	}

	private void readRule(List<Token> tokens) {
		int start = tokens.getFirst().raw().startsWith("[") ? 1 : 0;
		if (tokens.size() < start + 2 || !tokens.get(start).raw().equals("-A")) {
			throw new IllegalArgumentException("not an -A line");
		}
		String chain = tokens.get(start + 1).value();
		List<Rule> list = this.rules.get(chain);
		if (list == null) {
			throw new IllegalArgumentException("no chain " + chain);
		}
		list.add(new RuleReader(this.rules.keySet()).read(tokens.subList(start + 2, tokens.size())));
	}

	private void commit() {
		Map<String, Chain> chains = new LinkedHashMap<>();
		this.rules.forEach((name, list) -> chains.put(name, new Chain(name, this.policies.get(name), list)));
		this.tables.put(this.table, new Table(this.table, chains));
		this.policies.clear();
		this.rules.clear();
		this.table = "";
	}

}
