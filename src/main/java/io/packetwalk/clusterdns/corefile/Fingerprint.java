package io.packetwalk.clusterdns.corefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest CoreDNS's <a href="https://coredns.io/plugins/reload/">reload</a> tells
 * Corefiles apart by: of Caddy's server blocks written as JSON the way Go does, so blanks
 * and comments do not count, but line numbers do.
 */
final class Fingerprint {

	private final List<Block> blocks = new ArrayList<>();

	void block(List<String> keys) {
		this.blocks.add(new Block(keys, new TreeMap<>()));
	}

	/** Notes the words of a directive of the last block, its name first. */
	void directive(Token name, List<Token> words) {
		List<Token> tokens = this.blocks.getLast()
			.tokens()
			.computeIfAbsent(name.resolved().text(), (key) -> new ArrayList<>());
		tokens.add(name);
		words.stream().skip(1).map(Token::resolved).forEach(tokens::add);
	}

	String sha512() {
		try {
			byte[] json = json().getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(json));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-512", ex);
		}
	}

	private String json() {
		if (this.blocks.isEmpty()) {
			return "null";
		}
		return "[" + String.join(",", this.blocks.stream().map(Block::json).toList()) + "]";
	}

	private static String quoted(String text) {
		StringBuilder json = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"', '\\' -> json.append('\\').append(c);
				case '\n' -> json.append("\\n");
				case '\r' -> json.append("\\r");
				case '\t' -> json.append("\\t");
				case '\b' -> json.append("\\b");
				case '\f' -> json.append("\\f");
				default -> {
					boolean escaped = c < ' ' || "<>&\u2028\u2029".indexOf(c) >= 0;
					json.append(escaped ? "\\u%04x".formatted((int) c) : Character.toString(c));
				}
			}
		}
		return json.append('"').toString();
	}

	/**
	 * A server block as Caddy keeps it.
	 *
	 * @param keys its addresses
	 * @param tokens its words, by directive
	 */
	private record Block(List<String> keys, Map<String, List<Token>> tokens) {

		String json() {
			List<String> directives = new ArrayList<>();
			this.tokens.forEach((name, words) -> directives
				.add(quoted(name) + ":[" + String.join(",", words.stream().map(Block::json).toList()) + "]"));
			return "{\"Keys\":[" + String.join(",", this.keys.stream().map(Fingerprint::quoted).toList())
					+ "],\"Tokens\":{" + String.join(",", directives) + "}}";
		}

		/** Words of the Corefile itself have no file. */
		private static String json(Token token) {
			String file = token.file().equals(CorefileError.COREFILE) ? "" : token.file();
			return "{\"File\":%s,\"Line\":%d,\"Text\":%s}".formatted(quoted(file), token.line(), quoted(token.text()));
		}

	}

}
