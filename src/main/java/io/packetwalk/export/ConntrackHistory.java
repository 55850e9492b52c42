package io.packetwalk.export;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.ConntrackView;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * The connection tracking table of one node while a trace goes on: which entries
 * <a href="https://man7.org/linux/man-pages/man8/conntrack.8.html">conntrack -L</a> would
 * print after each step, in the order the connections were confirmed.
 */
public final class ConntrackHistory {

	/** One list a connection, in order of confirmation; its last row is the present. */
	private final List<List<Row>> connections = new ArrayList<>();

	private ConntrackHistory() {
	}

	/**
	 * How an entry read for some steps.
	 *
	 * @param protocol {@code tcp}, {@code udp} …
	 * @param original the tuple of the connection's first packet
	 * @param reply the tuple of its replies
	 * @param text the entry as {@code conntrack -L} prints it
	 * @param since the step after which it reads so
	 * @param until the step after which it reads otherwise, or is gone; null when it
	 * stays
	 */
	public record Row(String protocol, String original, String reply, String text, int since, @Nullable Integer until) {

		boolean after(int step) {
			return this.since <= step && (this.until == null || step < this.until);
		}

		private Row until(int step) {
			return new Row(this.protocol, this.original, this.reply, this.text, this.since, step);
		}

		private boolean isOf(ConntrackView view) {
			return lasts(view) && this.original.equals(view.original());
		}

		/** A tuple belongs to one connection at a time. */
		private boolean givesWayTo(ConntrackView view) {
			return lasts(view) && (this.original.equals(view.reply()) || this.reply.equals(view.reply())
					|| this.reply.equals(view.original()));
		}

		private boolean lasts(ConntrackView view) {
			return this.until == null && this.protocol.equals(ConntrackHistory.protocol(view));
		}

	}

	/** What became of a node's table, from first to last step. */
	public static List<Row> of(Trace trace, String node) {
		ConntrackHistory history = new ConntrackHistory();
		trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> isAt(hop, node))
			.flatMap((hop) -> hop.steps().stream())
			.sorted((one, other) -> Integer.compare(one.n(), other.n()))
			.forEach(history::see);
		return history.connections.stream().flatMap(List::stream).toList();
	}

	/** The table of a node after a step, as {@code conntrack -L} prints it. */
	public static String after(int step, Trace trace, String node) {
		StringBuilder text = new StringBuilder();
		of(trace, node).stream()
			.filter((row) -> row.after(step))
			.forEach((row) -> text.append(row.text()).append('\n'));
		return text.toString();
	}

	private static boolean isAt(Hop hop, String node) {
		return hop.place().kind() == Place.Kind.NODE && node.equals(hop.place().node());
	}

	private void see(Step step) {
		ConntrackView view = step.conntrack();
		if (view == null || !view.confirmed()) {
			return;
		}
		for (List<Row> rows : this.connections) {
			if (rows.getLast().isOf(view)) {
				goOn(rows, view, step.n());
				return;
			}
		}
		this.connections.stream()
			.filter((rows) -> rows.getLast().givesWayTo(view))
			.forEach((rows) -> end(rows, step.n()));
		this.connections.add(new ArrayList<>(List.of(row(view, step.n()))));
	}

	private static void goOn(List<Row> rows, ConntrackView view, int step) {
		if (!rows.getLast().text().equals(view.text())) {
			end(rows, step);
			rows.add(row(view, step));
		}
	}

	private static void end(List<Row> rows, int step) {
		rows.set(rows.size() - 1, rows.getLast().until(step));
	}

	private static Row row(ConntrackView view, int step) {
		return new Row(protocol(view), view.original(), view.reply(), view.text(), step, null);
	}

	/** The tuples do not say it, the entry begins with it. */
	private static String protocol(ConntrackView view) {
		return view.text().split(" ", 2)[0];
	}

}
