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

	private final Fingerprint fingerprint = new Fingerprint();

	CorefileParser(String text, Map<String, String> files, Set<String> known) {
		this.tokens = new TokenList(Lexer.tokens(text, CorefileError.COREFILE));
		this.imports = new Imports(files);
		this.known = known;
	}

	/** A digest of what was read. */
	String digest() {
		return this.fingerprint.sha512();
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
				this.fingerprint.block(keys);
				this.blocks.add(new ServerBlock(keys, contents(first), first.file(), first.line()));
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
			String text = token.resolved().text();
			if (text.endsWith("{")) {
				throw token.error("", ("Site addresses cannot end with a curly brace: '%s' - "
						+ "put a space between the token and the brace")
					.formatted(text));
			}
			if (text.equals("}")) {
				throw token.error("", "Unexpected '}' because no matching opening brace");
			}
			expectsAnother = text.endsWith(",");
			if (!text.isEmpty()) {
				keys.add(expectsAnother ? text.substring(0, text.length() - 1) : text);
			}
			boolean lineEnds = this.tokens.isEmpty() || this.tokens.peek().startsLineAfter(token);
			if (!expectsAnother && lineEnds) {
				break;
			}
		}
		if (expectsAnother) {
			throw this.tokens.last().error("", "Unexpected EOF, as another address should follow the comma");
		}
		return keys;
	}

	private void snippet(Token first, String key) throws CorefileException {
		String name = key.substring(1, key.length() - 1);
		if (this.imports.hasSnippet(name)) {
			throw first.error("", "redeclaration of previously declared snippet " + name);
		}
		if (this.tokens.isEmpty() || !this.tokens.next().text().equals("{")) {
			throw first.error("", "snippet (" + name + ") has no block");
		}
		List<Token> words = new ArrayList<>();
		int depth = 1;
		while (depth > 0) {
			Token token = nextOr(first, "");
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
					throw this.tokens.last()
						.error("",
								"Syntax error: Unexpected token '%s', expecting '}', as the block that begins at line %d is not closed"
									.formatted(this.tokens.last().text(), first.line()));
				}
				return directives;
			}
			Token token = this.tokens.next();
			if (token.text().equals("}")) {
				if (!braces) {
					throw token.error("", "Unexpected '}' because no matching opening brace");
				}
				return directives;
			}
			if (token.text().equals("import")) {
				expandImport(token);
			}
			else {
				int mark = this.tokens.mark() - 1;
				directives.add(plugin(token.resolved()));
				this.fingerprint.directive(token, this.tokens.since(mark));
			}
		}
	}

	private Directive plugin(Token name) throws CorefileException {
		if (!this.known.contains(name.text())) {
			throw name.error(name.text(), "Unknown directive '%s'".formatted(name.text()));
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
				return new Directive(name.text(), args, block(token, plugin, depth + 1), name.file(), name.line());
			}
			if (token.text().equals("}")) {
				break;
			}
			args.add(token.resolved().text());
			last = this.tokens.next();
		}
		return new Directive(name.text(), args, List.of(), name.file(), name.line());
	}

	private List<Directive> block(Token brace, String plugin, int depth) throws CorefileException {
		if (depth > MOST_NESTING) {
			throw brace.error(plugin, "braces are nested too deeply");
		}
		List<Directive> lines = new ArrayList<>();
		while (true) {
			Token token = nextOr(brace, plugin);
			if (token.text().equals("}")) {
				return lines;
			}
			if (token.text().equals("import")) {
				expandImport(token);
			}
			else {
				lines.add(line(token.resolved(), plugin, depth));
			}
		}
	}

	private void expandImport(Token at) throws CorefileException {
		int mark = this.tokens.mark() - 1;
		List<String> words = new ArrayList<>();
		while (!this.tokens.isEmpty() && !this.tokens.peek().startsLineAfter(at)
				&& !this.tokens.peek().text().equals("}")) {
			words.add(this.tokens.next().resolved().text());
		}
		if (words.isEmpty()) {
			throw at.error("import", "Wrong argument count or unexpected line ending after 'import'");
		}
		if (words.getFirst().isEmpty()) {
			throw at.error("import", "Import requires a non-empty filepath");
		}
		if (words.size() > 1) {
			throw at.error("import", "Import takes only one argument (glob pattern or file)");
		}
		this.tokens.forget(mark);
		this.tokens.splice(this.imports.resolve(at, words.getFirst()), at);
	}

	private Token nextOr(Token brace, String directive) throws CorefileException {
		if (this.tokens.isEmpty()) {
			throw brace.error(directive, "Unexpected EOF, as a brace is not closed");
		}
		return this.tokens.next();
	}

}
