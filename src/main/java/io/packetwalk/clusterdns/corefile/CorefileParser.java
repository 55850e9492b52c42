package io.packetwalk.clusterdns.corefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads server blocks the way
 * <a href="https://github.com/coredns/caddy/blob/master/caddyfile/parse.go">Caddy's
 * parser</a> does, including what it refuses.
 */
final class CorefileParser {

	private static final int MOST_NESTING = 50;

	private final TokenList tokens;

	private final Imports imports;

	private final Set<String> known;

	private final List<ServerBlock> blocks = new ArrayList<>();

	CorefileParser(String text, Map<String, String> files, Set<String> known) {
		this.tokens = new TokenList(Lexer.tokens(text, "Corefile"));
		this.imports = new Imports(files);
		this.known = known;
	}

	List<ServerBlock> parse() throws CorefileException {
		while (!this.tokens.isEmpty()) {
			Token first = this.tokens.peek();
			if (first.text().equals("import")) {
				expandImport(this.tokens.next());
				continue;
			}
			List<String> keys = keys();
			if (keys.size() == 1 && keys.getFirst().matches("\\(.+\\)")) {
				snippet(first, keys.getFirst());
			}
			else {
				this.blocks.add(new ServerBlock(keys, contents(first), first.line()));
			}
		}
		return this.blocks;
	}

	/**
	 * The addresses of a block: the rest of the line, and further lines after a comma.
	 */
	private List<String> keys() throws CorefileException {
		List<String> keys = new ArrayList<>();
		boolean expectsAnother = false;
		while (!this.tokens.isEmpty() && !this.tokens.peek().text().equals("{")) {
			Token token = this.tokens.next();
			String text = token.text();
			if (text.endsWith("{")) {
				throw new CorefileException(token.line(), "", ("Site addresses cannot end with a curly brace: '%s' - "
						+ "put a space between the token and the brace")
					.formatted(text));
			}
			if (text.equals("}")) {
				throw new CorefileException(token.line(), "", "Unexpected '}' because no matching opening brace");
			}
			expectsAnother = text.endsWith(",");
			keys.add(expectsAnother ? text.substring(0, text.length() - 1) : text);
			boolean lineEnds = this.tokens.isEmpty() || this.tokens.peek().startsLineAfter(token);
			if (!expectsAnother && lineEnds) {
				break;
			}
		}
		if (expectsAnother) {
			throw new CorefileException(this.tokens.lastLine(), "", "Expected another address - check for extra comma");
		}
		return keys;
	}

	private void snippet(Token first, String key) throws CorefileException {
		String name = key.substring(1, key.length() - 1);
		if (this.imports.hasSnippet(name)) {
			throw new CorefileException(first.line(), "", "redeclaration of previously declared snippet " + name);
		}
		if (this.tokens.isEmpty() || !this.tokens.next().text().equals("{")) {
			throw new CorefileException(first.line(), "", "snippet (" + name + ") has no block");
		}
		List<Token> words = new ArrayList<>();
		int depth = 1;
		while (depth > 0) {
			Token token = nextOr(first.line(), "");
			depth += token.text().equals("{") ? 1 : token.text().equals("}") ? -1 : 0;
			if (depth > 0) {
				words.add(token);
			}
		}
		this.imports.snippet(name, words);
	}

	private List<Directive> contents(Token first) throws CorefileException {
		boolean braces = !this.tokens.isEmpty() && this.tokens.peek().text().equals("{");
		if (braces) {
			this.tokens.next();
		}
		List<Directive> directives = new ArrayList<>();
		while (true) {
			if (this.tokens.isEmpty()) {
				if (braces) {
					throw new CorefileException(this.tokens.lastLine(), "",
							"Unexpected EOF: the block that begins at " + "line " + first.line() + " is not closed");
				}
				return directives;
			}
			Token token = this.tokens.next();
			if (token.text().equals("}")) {
				if (!braces) {
					throw new CorefileException(token.line(), "", "Unexpected '}' because no matching opening brace");
				}
				return directives;
			}
			if (token.text().equals("import")) {
				expandImport(token);
			}
			else {
				directives.add(plugin(token));
			}
		}
	}

	private Directive plugin(Token name) throws CorefileException {
		if (!this.known.contains(name.text())) {
			throw new CorefileException(name.line(), name.text(), "Unknown directive '%s'".formatted(name.text()));
		}
		return line(name, name.text(), 0);
	}

	/** A line and, when it ends in an opening brace, the lines up to the closing one. */
	private Directive line(Token name, String plugin, int depth) throws CorefileException {
		List<String> args = new ArrayList<>();
		Token last = name;
		while (!this.tokens.isEmpty() && !this.tokens.peek().startsLineAfter(last)) {
			Token token = this.tokens.peek();
			if (token.text().equals("{")) {
				this.tokens.next();
				return new Directive(name.text(), args, block(token, plugin, depth + 1), name.line());
			}
			if (token.text().equals("}")) {
				break;
			}
			args.add(token.text());
			last = this.tokens.next();
		}
		return new Directive(name.text(), args, List.of(), name.line());
	}

	private List<Directive> block(Token brace, String plugin, int depth) throws CorefileException {
		if (depth > MOST_NESTING) {
			throw new CorefileException(brace.line(), plugin, "braces are nested too deeply");
		}
		List<Directive> lines = new ArrayList<>();
		while (true) {
			Token token = nextOr(brace.line(), plugin);
			if (token.text().equals("}")) {
				return lines;
			}
			if (token.text().equals("import")) {
				expandImport(token);
			}
			else {
				lines.add(line(token, plugin, depth));
			}
		}
	}

	private void expandImport(Token at) throws CorefileException {
		List<String> words = new ArrayList<>();
		while (!this.tokens.isEmpty() && !this.tokens.peek().startsLineAfter(at)
				&& !this.tokens.peek().text().equals("}")) {
			words.add(this.tokens.next().text());
		}
		if (words.isEmpty()) {
			throw new CorefileException(at.line(), "import",
					"Wrong argument count or unexpected line ending after 'import'");
		}
		this.tokens.splice(this.imports.resolve(at, words.getFirst(), words.subList(1, words.size())), at);
	}

	private Token nextOr(int line, String directive) throws CorefileException {
		if (this.tokens.isEmpty()) {
			throw new CorefileException(line, directive, "Unexpected EOF: a brace is not closed");
		}
		return this.tokens.next();
	}

}
