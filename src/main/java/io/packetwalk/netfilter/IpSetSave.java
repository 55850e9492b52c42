package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of <a href="https://ipset.netfilter.org/ipset.man.html">ipset save</a>.
 */
public final class IpSetSave {

	private IpSetSave() {
	}

	/** All sets, each followed by its entries. */
	public static String print(Collection<IpSet> sets) {
		return sets.stream().map(IpSet::print).collect(Collectors.joining());
	}

	/**
	 * Reads what {@code ipset save} printed, or what is fed to {@code ipset restore}.
	 * @throws IllegalArgumentException naming the line that cannot be read
	 */
	public static List<IpSet> parse(String text) {
		Map<String, String[]> heads = new LinkedHashMap<>();
		Map<String, List<String>> entries = new LinkedHashMap<>();
		int number = 0;
		for (String line : text.lines().map(String::strip).toList()) {
			number++;
			String[] words = line.split(" +", 3);
			if (words[0].equals("create") && words.length == 3) {
				heads.put(words[1], words[2].split(" ", 2));
				entries.put(words[1], new ArrayList<>());
			}
			else if (words[0].equals("add") && words.length == 3 && entries.containsKey(words[1])) {
				entries.get(words[1]).add(words[2]);
			}
			else if (!line.isEmpty() && !line.startsWith("#")) {
				throw new IllegalArgumentException("line " + number + ": not a create or add of a known set: " + line);
			}
		}
		return heads.entrySet().stream().map((head) -> {
			String[] words = head.getValue();
			return new IpSet(head.getKey(), IpSet.Type.of(words[0]), (words.length > 1) ? words[1] : "",
					entries.get(head.getKey()));
		}).toList();
	}

}
