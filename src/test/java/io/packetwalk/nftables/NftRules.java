package io.packetwalk.nftables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules and files of {@code reference/nftables}. */
final class NftRules {

	private NftRules() {
	}

	/**
	 * Rules for one kind of chain.
	 *
	 * @param family the table's family
	 * @param type the chain's type and hook
	 * @param rules the rules
	 */
	record Block(String family, String type, List<String> rules) {

		String table(String rule) {
			return """
					table %s t {
						chain q {
						}
						chain c {
							%s
							%s
						}
					}
					""".formatted(this.family, this.type, rule);
		}

	}

	static List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (String line : file("rules.txt").lines().toList()) {
			if (line.startsWith("== ")) {
				String[] head = line.substring(3).split(" ", 2);
				blocks.add(new Block(head[0], head[1], new ArrayList<>()));
			}
			else if (!line.isBlank()) {
				blocks.getLast().rules().add(line);
			}
		}
		return blocks;
	}

	static String file(String name) {
		try (InputStream in = NftRules.class.getResourceAsStream("/reference/nftables/" + name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
