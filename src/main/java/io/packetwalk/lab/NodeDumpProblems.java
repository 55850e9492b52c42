package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.NodeDump;
import io.packetwalk.cluster.Origin;
import io.packetwalk.dataplane.ReadDump;
import io.packetwalk.dataplane.ReadDump.Remark;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;

/** Says which nodes are walked by their own rules, and what of those cannot be. */
final class NodeDumpProblems {

	/** As many rules of a dump that are not modelled are listed. */
	private static final int LISTED = 100;

	private final ManifestSet manifests;

	private final SourceLines lines;

	private final List<Problem> problems = new ArrayList<>();

	private NodeDumpProblems(ManifestSet manifests) {
		this.manifests = manifests;
		this.lines = new SourceLines(manifests.files());
	}

	static List<Problem> of(List<ReadDump> dumps, ManifestSet manifests) {
		if (dumps.isEmpty()) {
			return List.of();
		}
		NodeDumpProblems problems = new NodeDumpProblems(manifests);
		dumps.forEach(problems::dump);
		return problems.problems;
	}

	private void dump(ReadDump read) {
		NodeDump dump = read.dump();
		String printed = (dump.format() == NodeDump.Format.NFT) ? "nft list ruleset" : "iptables-save";
		if (read.usable()) {
			add(Severity.INFO, "NODE_WALKED_BY_ITS_DUMP", read, 0, "",
					"node " + dump.node() + " is walked by these rules, which " + printed
							+ " printed on it, not by those kube-proxy and the pod network would be given here",
					"");
		}
		else {
			add(Severity.ERROR, "NODE_DUMP_UNREADABLE", read, 0, "", "these are not the rules " + printed
					+ " prints: too much cannot be read; node " + dump.node() + " is walked by the rules made here",
					"Upload the whole of what " + printed + " prints.");
		}
		List<Remark> opaque = read.remarks().stream().filter((remark) -> !remark.unreadable()).toList();
		read.remarks().stream().filter(Remark::unreadable).forEach((remark) -> unreadable(read, remark));
		opaque.stream().limit(LISTED).forEach((remark) -> notModelled(read, remark));
		if (opaque.size() > LISTED) {
			add(Severity.WARNING, "DUMPED_RULE_NOT_MODELLED", read, 0, "",
					(opaque.size() - LISTED) + " more rules with a match or target that is not modelled are not listed",
					"");
		}
	}

	private void unreadable(ReadDump read, Remark remark) {
		String line = (remark.line() > 0) ? "line " + remark.line() + " cannot be read" : "it is cut off";
		add(Severity.ERROR, "DUMPED_RULE_UNREADABLE", read, remark.line(), remark.text(), line + " (" + remark.words()
				+ "); " + (read.usable() ? "it is left out, the rest is walked" : "nothing of it is walked"), "");
	}

	private void notModelled(ReadDump read, Remark remark) {
		boolean target = remark.words().startsWith("-j") || remark.words().startsWith("-g");
		add(Severity.WARNING, "DUMPED_RULE_NOT_MODELLED", read, remark.line(), remark.text(),
				remark.words() + (target ? " is kept but not modelled: here the packet goes on to the next rule"
						: " is kept but not modelled: here the rule never matches"),
				"");
	}

	private void add(Severity severity, String code, ReadDump read, int line, String text, String message,
			String suggestion) {
		Origin origin = read.dump().origin();
		this.problems.add(new Problem(code, severity, place(origin, line, text), origin.object().toString(),
				origin.object() + ": " + message, suggestion));
	}

	/**
	 * A file starts with its first line, the block of a ConfigMap on the line after its
	 * key.
	 */
	private @Nullable SourceLocation place(Origin origin, int line, String text) {
		Optional<SourceLocation> field = this.manifests.sources().locate(origin.object().toString(), origin.path());
		if (field.isEmpty() || line == 0) {
			return field.orElse(null);
		}
		SourceLocation start = field.get();
		int number = start.line() + line - (origin.object().kind().equals("NodeDump") ? 1 : 0);
		String written = this.lines.line(start.file(), number);
		return written.strip().equals(text.strip()) ? new SourceLocation(start.file(), number,
				Math.max(1, written.indexOf(text.strip()) + 1), start.document()) : start;
	}

}
