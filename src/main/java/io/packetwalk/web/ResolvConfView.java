package io.packetwalk.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.ResolvConfLine;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.Cause;

/**
 * A resolv.conf with the origin of each line, and what kubelet complained about.
 *
 * @param lines its lines
 * @param events the events kubelet raised while it wrote them
 */
public record ResolvConfView(List<Line> lines, List<Event> events) {

	/** The file of a pod. */
	public static ResolvConfView of(Lab lab, Pod pod) {
		ClusterDns dns = lab.dataplane().dns();
		return new ResolvConfView(dns.resolvConfLines(pod).stream().map((line) -> Line.of(lab, line)).toList(),
				dns.resolvConfWarnings(pod).stream().map(Event::of).toList());
	}

	/** The file of the nodes. */
	public static ResolvConfView ofNode(Lab lab) {
		return new ResolvConfView(lab.dataplane()
			.dns()
			.nodeResolvConf()
			.print()
			.lines()
			.map((text) -> new Line(text, "the node's own file", null))
			.toList(), List.of());
	}

	/**
	 * A line.
	 *
	 * @param text the line
	 * @param from where it comes from, in words
	 * @param cause the line of YAML behind it, null where there is none
	 */
	public record Line(String text, String from, @Nullable Cause cause) {

		static Line of(Lab lab, ResolvConfLine line) {
			return new Line(line.text(), line.from(),
					(line.origin() != null) ? lab.causes().find(line.origin()).orElse(null) : null);
		}

	}

	/**
	 * An <a href=
	 * "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">event</a>
	 * of type Warning.
	 *
	 * @param reason its reason
	 * @param message what kubelet says
	 */
	public record Event(String reason, String message) {

		/** {@code reason: message}, as {@code kubectl describe pod} prints it. */
		static Event of(String printed) {
			int colon = printed.indexOf(": ");
			return (colon < 0) ? new Event(printed, "")
					: new Event(printed.substring(0, colon), printed.substring(colon + 2));
		}

	}

}
