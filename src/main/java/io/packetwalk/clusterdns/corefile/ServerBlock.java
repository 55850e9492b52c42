package io.packetwalk.clusterdns.corefile;

import java.util.List;

/**
 * A server block.
 *
 * @param keys its addresses as written, e.g. {@code .:53}
 * @param directives its plugins, in file order
 * @param line where it begins, from 1
 */
public record ServerBlock(List<String> keys, List<Directive> directives, int line) {

	public ServerBlock {
		keys = List.copyOf(keys);
		directives = List.copyOf(directives);
	}

}
