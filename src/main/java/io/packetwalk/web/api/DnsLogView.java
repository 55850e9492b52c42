package io.packetwalk.web.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.CoreDnsOutput;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * What a pod of the cluster's DNS has printed, {@code kubectl logs}.
 *
 * @param lines its lines, in order
 * @param blocks the Corefile's server blocks, which decide what is printed
 * @param corefile where the Corefile comes from, in words
 */
record DnsLogView(List<Line> lines, List<Block> blocks, String corefile) {

	/** Before any question; null for a pod that does not run the cluster's DNS. */
	static @Nullable DnsLogView of(Lab lab, Pod pod) {
		if (!lab.dataplane().dns().servedBy(pod)) {
			return null;
		}
		CoreDnsOutput output = lab.dataplane().dns().output();
		Stream<String> start = Stream.concat(output.startUp().stream(), version(pod).filter((line) -> output.runs()));
		Origin corefile = output.corefile();
		return new DnsLogView(start.map((text) -> new Line(0, text)).toList(),
				output.blocks().stream().map((block) -> Block.of(lab, corefile, block)).toList(),
				(corefile != null && lab.causes().find(corefile).isPresent()) ? corefile.object().toString()
						: "the Corefile that the profile brings");
	}

	private static Stream<String> version(Pod pod) {
		return pod.containers()
			.stream()
			.map((container) -> container.image())
			.filter((image) -> image.matches(".*coredns.*:v?\\d[^/]*"))
			.limit(1)
			.map((image) -> "CoreDNS-" + image.substring(image.lastIndexOf(':') + 1).replaceFirst("^v", ""));
	}

	/** With what the questions of a trace made it print. */
	DnsLogView during(Trace trace, Pod pod) {
		List<Line> all = new ArrayList<>(this.lines);
		trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> pod.key().equals(hop.place().pod()))
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.dns() != null)
			.sorted(Comparator.comparingInt(Step::n))
			.forEach((step) -> step.dns().log().forEach((text) -> all.add(new Line(step.n(), text))));
		return new DnsLogView(List.copyOf(all), this.blocks, this.corefile);
	}

	/** The text there is after a step. */
	String after(int step) {
		StringBuilder text = new StringBuilder();
		this.lines.stream()
			.filter((line) -> line.step() <= step)
			.forEach((line) -> text.append(line.text()).append('\n'));
		return text.toString();
	}

	/**
	 * A line.
	 *
	 * @param step the step it was printed at, 0 at start
	 * @param text the line
	 */
	record Line(int step, String text) {
	}

	/**
	 * A server block.
	 *
	 * @param name its addresses as written
	 * @param logs whether each answer leaves a line
	 * @param line the line of the Corefile it begins at, or that of its {@code log}
	 * @param cause that line in the manifests, null where they do not have it
	 */
	record Block(String name, boolean logs, int line, @Nullable Cause cause) {

		static Block of(Lab lab, @Nullable Origin corefile, CoreDnsOutput.Block block) {
			int line = (block.log() > 0) ? block.log() : block.line();
			return new Block(block.name(), block.log() > 0, line,
					(corefile != null) ? cause(lab, corefile, line) : null);
		}

		/** A Corefile is a block of text: its first line stands below its key. */
		private static @Nullable Cause cause(Lab lab, Origin corefile, int line) {
			Cause key = lab.causes().find(corefile).orElse(null);
			if (key == null || !key.text().matches("Corefile: *[|>][+-]?\\d?")) {
				return key;
			}
			String text = lab.lines().line(key.file(), key.line() + line).strip();
			return new Cause(key.file(), key.line() + line, 1, key.path(), key.object(), text);
		}

	}

}
