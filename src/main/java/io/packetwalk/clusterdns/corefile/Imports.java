package io.packetwalk.clusterdns.corefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code import} finds: snippets of this Corefile, then files, by name or pattern.
 */
final class Imports {

	private static final String HOME = "/etc/coredns/";

	private final Map<String, List<Token>> snippets = new LinkedHashMap<>();

	private final Map<String, String> files;

	Imports(Map<String, String> files) {
		this.files = new TreeMap<>(files);
	}

	void snippet(String name, List<Token> words) {
		this.snippets.put(name, List.copyOf(words));
	}

	boolean hasSnippet(String name) {
		return this.snippets.containsKey(name);
	}

	List<Token> resolve(Token at, String pattern) throws CorefileException {
		List<Token> snippet = this.snippets.get(pattern);
		if (snippet != null) {
			return snippet;
		}
		String path = pattern.startsWith("/") ? pattern : HOME + pattern;
		if (pattern.chars().filter((c) -> c == '*' || c == '?').count() > 1) {
			throw at.error("import", "Glob pattern may only contain one wildcard (*), but has others: " + pattern);
		}
		List<Token> words = new ArrayList<>();
		boolean found = false;
		for (Map.Entry<String, String> file : this.files.entrySet()) {
			if (matches(path, file.getKey())) {
				found = true;
				words.addAll(Lexer.tokens(file.getValue(), file.getKey()));
			}
		}
		if (!found && pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
			throw at.error("import", "File to import not found: " + pattern);
		}
		return words;
	}

	private static boolean matches(String pattern, String path) {
		int star = pattern.indexOf('*');
		if (star < 0) {
			return pattern.length() == path.length() && (pattern.equals(path) || matchesSingle(pattern, path));
		}
		String head = pattern.substring(0, star);
		String tail = pattern.substring(star + 1);
		return path.length() >= head.length() + tail.length() && path.startsWith(head) && path.endsWith(tail)
				&& path.substring(head.length(), path.length() - tail.length()).indexOf('/') < 0;
	}

	private static boolean matchesSingle(String pattern, String path) {
		int mark = pattern.indexOf('?');
		return mark >= 0 && path.charAt(mark) != '/'
				&& pattern.equals(path.substring(0, mark) + "?" + path.substring(mark + 1));
	}

}
