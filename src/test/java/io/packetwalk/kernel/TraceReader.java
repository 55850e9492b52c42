package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code nft -a monitor trace} printed. The test's own tracing rule opens each
 * packet's way; of the rules only those that matched are printed.
 */
final class TraceReader {

	private static final Pattern NFT = Pattern.compile("trace id (\\S+) (\\S+ \\S+) (\\S+) (packet:|rule) (.*)");

	private static final Pattern NFT_RULE = Pattern.compile("(.*) # handle (\\d+) \\(verdict .*\\)");

	/** The table of the test's own tracing rules. */
	static final String OWN_TABLE = "pwtrace";

	private static final List<String> IPTABLES = List.of("mangle", "nat", "filter", "security");

	private final Map<String, String> iptablesRules;

	private final List<Pass> passes = new ArrayList<>();

	private final Map<String, Pass> open = new LinkedHashMap<>();

	private final Map<String, Header> headers = new LinkedHashMap<>();

	private TraceReader(Map<String, String> iptablesRules) {
		this.iptablesRules = iptablesRules;
	}

	/**
	 * Reads the lines.
	 * @param iptablesRules the text of iptables' rules by {@code table chain handle}: nft
	 * prints them in its own language
	 */
	static List<Pass> read(List<String> lines, Map<String, String> iptablesRules) {
		TraceReader reader = new TraceReader(iptablesRules);
		lines.forEach(reader::line);
		return reader.passes;
	}

	private void line(String line) {
		Matcher told = NFT.matcher(line);
		if (told.matches()) {
			nft(told);
		}
	}

	private void nft(Matcher line) {
		String id = line.group(1);
		String table = line.group(2).substring(line.group(2).indexOf(' ') + 1);
		String chain = line.group(3);
		String rest = line.group(5);
		if (line.group(4).equals("packet:")) {
			packet(id, header(rest), !rest.contains("iif "), table.equals(OWN_TABLE));
			return;
		}
		Matcher rule = NFT_RULE.matcher(rest);
		if (rule.matches()) {
			String text = rule.group(1).strip();
			if (table.equals(OWN_TABLE)) {
				return;
			}
			if (IPTABLES.contains(table)) {
				String saved = this.iptablesRules.getOrDefault(table + " " + chain + " " + rule.group(2), text);
				rule(id, table, chain, saved);
			}
			else {
				rule(id, line.group(2), chain, text);
			}
		}
	}

	/** A packet enters a base chain; the test's own comes first. */
	private void packet(String id, Header header, boolean out, boolean opens) {
		this.headers.put(id, header);
		if (opens) {
			Pass pass = new Pass(header, out);
			this.open.put(id, pass);
			this.passes.add(pass);
		}
		else if (!this.passes.isEmpty()) {
			this.open.computeIfAbsent(id, (key) -> this.passes.getLast()).meet(header);
		}
	}

	private void rule(String id, String table, String chain, String text) {
		Header header = this.headers.get(id);
		Pass pass = this.open.get(id);
		if (header != null && pass != null) {
			pass.rules()
				.add(new Tried(table, chain, text, header.src() + " -> " + header.dst() + " ttl " + header.ttl()));
		}
	}

	private static Header header(String text) {
		StringBuilder flags = new StringBuilder(" ");
		String written = word(text, "tcp flags == (\\S+)");
		if (!written.isEmpty()) {
			Map<String, Integer> bits = Map.of("fin", 1, "syn", 2, "rst", 4, "ack", 16);
			int value = written.startsWith("0x") ? Integer.parseInt(written.substring(2), 16)
					: bits.getOrDefault(written, 0);
			bits.forEach((flag, bit) -> flags.append(((value & bit) != 0) ? flag + " " : ""));
		}
		return new Header(word(text, "ip saddr (\\S+)"), word(text, "ip daddr (\\S+)"),
				number(text, "(?:tcp|udp) sport (\\d+)"), number(text, "(?:tcp|udp) dport (\\d+)"),
				number(text, "ip ttl (\\d+)"), number(text, "ip length (\\d+)"), number(text, "ip id (\\d+)"),
				flags.toString());
	}

	private static String word(String text, String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(text);
		return found.find() ? found.group(1) : "";
	}

	private static int number(String text, String pattern) {
		String word = word(text, pattern);
		return word.isEmpty() ? 0 : Integer.parseInt(word);
	}

}
