package io.packetwalk.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;

/**
 * The events of a trace as <a href="https://www.rfc-editor.org/rfc/rfc4180">CSV</a>, a
 * row a step; the last column says that it is simulated, since a CSV has no other place
 * for it.
 */
public final class TraceCsv {

	private static final List<String> HEAD = List.of("step", "ms", "leg", "kind", "direction", "where", "type", "title",
			"hook", "table", "protocol", "src", "sport", "dst", "dport", "flags", "ttl", "changed", "rule", "says",
			"simulated");

	private TraceCsv() {
	}

	public static String write(TraceDocument document) {
		String origin = Provenance.of(document);
		Stream<Row> rows = document.trace()
			.legs()
			.stream()
			.flatMap((leg) -> leg.hops()
				.stream()
				.flatMap((hop) -> hop.steps().stream().map((step) -> new Row(leg, hop, step))))
			.sorted((one, other) -> Integer.compare(one.step.n(), other.step.n()));
		return Stream.concat(Stream.of(HEAD), rows.map((row) -> row.cells(origin)))
			.map(CsvLine::of)
			.collect(Collectors.joining());
	}

	private record Row(Leg leg, Hop hop, Step step) {

		List<String> cells(String origin) {
			Packet packet = (this.step.packet() != null) ? this.step.packet().after() : null;
			String changed = this.step.changes()
				.stream()
				.map((change) -> change.field() + " " + or(change.from()) + " > " + or(change.to()))
				.collect(Collectors.joining("; "));
			String said = this.step.says().operator().isEmpty() ? this.step.says().story()
					: this.step.says().operator();
			return List.of(Integer.toString(this.step.n()), String.format(Locale.ROOT, "%.3f", this.step.at() / 1000.0),
					this.leg.id(), this.leg.kind().name(),
					(this.hop.direction() == Direction.FORWARD) ? "request" : "reply",
					TraceMarkdown.where(this.hop.place()), this.step.type().name(), this.step.title(),
					or(this.step.hook()), or(this.step.table()), (packet != null) ? packet.protocol().name() : "",
					(packet != null) ? packet.src().toString() : "",
					(packet != null) ? Integer.toString(packet.sport()) : "",
					(packet != null) ? packet.dst().toString() : "",
					(packet != null) ? Integer.toString(packet.dport()) : "", (packet != null) ? packet.flags() : "",
					(packet != null) ? Integer.toString(packet.ttl()) : "", changed, Deciding.rule(this.step), said,
					origin);
		}

		private static String or(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

}
