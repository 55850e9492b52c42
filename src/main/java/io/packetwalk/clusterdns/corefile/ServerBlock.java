package io.packetwalk.clusterdns.corefile;

import java.util.List;

/**
 * A server block.
 *
 * @param keys its addresses as written, e.g. {@code .:53}
 * @param directives its plugins, in file order
 * @param file the file it is in
 * @param line where it begins in it, from 1
 */
public record ServerBlock(List<String> keys, List<Directive> directives, String file, int line) {

	public ServerBlock {
		keys = List.copyOf(keys);
		directives = List.copyOf(directives);
	}

}
