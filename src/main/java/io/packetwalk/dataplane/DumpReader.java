package io.packetwalk.dataplane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.packetwalk.cluster.NodeDump;
import io.packetwalk.dataplane.ReadDump.Remark;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Target;
import io.packetwalk.nftables.NftRuleset;

/** Reads what a node printed, leaving out the lines that cannot be read. */
final class DumpReader {

	/** With more unreadable lines than these it is taken for something else. */
	private static final int TOLERATED = 20;

	private static final Pattern LINE = Pattern.compile("line (\\d+):? ?(.*)", Pattern.DOTALL);

	/** After these a packet goes on in a kernel too. */
	private static final Set<String> ONLY_WATCH = Set.of("LOG", "NFLOG", "ULOG", "TRACE", "AUDIT");

	private final NodeDump dump;

	private final List<String> lines;

	private final List<Remark> remarks = new ArrayList<>();

	private DumpReader(NodeDump dump) {
		this.dump = dump;
		this.lines = new ArrayList<>(dump.text().lines().toList());
	}

	static ReadDump read(NodeDump dump) {
		DumpReader reader = new DumpReader(dump);
		return switch (dump.format()) {
			case IPTABLES -> reader.iptables();
			case NFT -> reader.nft();
		};
	}

	private ReadDump iptables() {
		Optional<Ruleset> rules = rules();
		rules.ifPresent(this::notModelled);
		return new ReadDump(this.dump, rules.isPresent(), rules.orElse(Ruleset.EMPTY), NftRuleset.EMPTY, this.remarks);
	}

	private Optional<Ruleset> rules() {
		while (this.remarks.size() <= TOLERATED) {
			try {
				Ruleset rules = IptablesSave.parse(String.join("\n", this.lines));
				return rules.tables().isEmpty() ? Optional.empty() : Optional.of(rules);
			}
			catch (IllegalArgumentException ex) {
				leaveOut(Objects.requireNonNullElse(ex.getMessage(), ""));
			}
		}
		return Optional.empty();
	}

	/** Every try leaves a line out, or ends a table that was cut off. */
	private void leaveOut(String message) {
		Matcher named = LINE.matcher(message);
		int line = named.matches() ? Integer.parseInt(named.group(1)) : 0;
		if (line >= 1 && line <= this.lines.size() && !this.lines.get(line - 1).isEmpty()) {
			String text = this.lines.set(line - 1, "");
			String why = named.group(2);
			this.remarks.add(new Remark(line, text, true,
					why.endsWith(": " + text) ? why.substring(0, why.length() - text.length() - 2) : why));
		}
		else {
			this.lines.add("COMMIT");
			this.remarks.add(new Remark(0, "", true, message));
		}
	}

	/**
	 * Rules stand in the order of their lines, so each line's rule is the next one of its
	 * chain.
	 */
	private void notModelled(Ruleset rules) {
		Map<String, Integer> next = new HashMap<>();
		String table = "";
		for (int i = 0; i < this.lines.size(); i++) {
			String line = this.lines.get(i).strip();
			if (line.startsWith("*")) {
				table = line.substring(1).strip();
				String prefix = table + " ";
				next.keySet().removeIf((key) -> key.startsWith(prefix));
			}
			String[] words = line.replaceFirst("^\\[[^\\]]*\\]\\s*", "").split("\\s+", 3);
			if (words.length >= 2 && words[0].equals("-A")) {
				int index = next.merge(table + " " + words[1], 1, Integer::sum) - 1;
				int number = i + 1;
				rules.table(table)
					.flatMap((found) -> found.chain(words[1]))
					.map(Chain::rules)
					.filter((list) -> index < list.size())
					.map((list) -> opaque(list.get(index)))
					.filter((part) -> !part.isEmpty())
					.ifPresent((part) -> this.remarks.add(new Remark(number, line, false, part)));
			}
		}
	}

	private static String opaque(Rule rule) {
		String matches = rule.matches()
			.stream()
			.filter(Match.Opaque.class::isInstance)
			.map(Match::text)
			.collect(Collectors.joining(" "));
		if (!matches.isEmpty()) {
			return matches;
		}
		return (rule.target() instanceof Target.Opaque target && !ONLY_WATCH.contains(target.name())) ? target.text()
				: "";
	}

	private ReadDump nft() {
		try {
			NftRuleset rules = NftRuleset.parse(this.dump.text());
			rules.notModelled().forEach((rule) -> this.remarks.add(opaque(rule)));
			return new ReadDump(this.dump, true, Ruleset.EMPTY, rules, this.remarks);
		}
		catch (IllegalArgumentException ex) {
			String message = Objects.requireNonNullElse(ex.getMessage(), "");
			Matcher named = LINE.matcher(message);
			int line = named.matches() ? Integer.parseInt(named.group(1)) : 0;
			boolean known = line >= 1 && line <= this.lines.size();
			this.remarks.add(new Remark(known ? line : 0, known ? this.lines.get(line - 1) : "", true,
					known ? named.group(2) : message));
			return new ReadDump(this.dump, false, Ruleset.EMPTY, NftRuleset.EMPTY, this.remarks);
		}
	}

	/** A rule is named with its table and chain; it stands on the line that reads so. */
	private Remark opaque(String named) {
		String rule = named.substring(named.indexOf(": ") + 2);
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).strip().equals(rule)) {
				return new Remark(i + 1, this.lines.get(i), false, rule);
			}
		}
		return new Remark(0, "", false, named);
	}

}
