package io.packetwalk.clusterdns.corefile;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://coredns.io/manual/configuration/">Corefile</a>, read up to its first
 * error.
 *
 * @param blocks its server blocks
 * @param digest what reload prints of it, in hexadecimal
 * @param error why CoreDNS would refuse it, null when it would not
 */
public record Corefile(List<ServerBlock> blocks, String digest, @Nullable CorefileError error) {

	public Corefile {
		blocks = List.copyOf(blocks);
	}

	/**
	 * Reads a Corefile.
	 * @param text its text
	 * @param files the files {@code import} can see, by path
	 * @param known the names of the plugins compiled in
	 */
	public static Corefile parse(String text, Map<String, String> files, Set<String> known) {
		CorefileParser parser = new CorefileParser(text, files, known);
		try {
			List<ServerBlock> blocks = parser.parse();
			return new Corefile(blocks, parser.digest(), null);
		}
		catch (CorefileException ex) {
			return new Corefile(List.of(), "", ex.error());
		}
	}

}
