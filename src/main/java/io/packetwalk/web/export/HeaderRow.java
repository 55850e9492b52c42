package io.packetwalk.web.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * A hop of the header table: how the packet reads when it leaves.
 *
 * @param where the place
 * @param back whether on the way back
 * @param cells source, source port, destination, destination port
 */
record HeaderRow(String where, boolean back, List<Cell> cells) {

	static final int MOST = 14;

	/**
	 * A field.
	 *
	 * @param text its value
	 * @param changed whether it was another one a hop before
	 */
	record Cell(String text, boolean changed) {
	}

	/**
	 * The hops of the connection, or of the first lookup where none was opened; the wire
	 * between nodes changes nothing and is left out.
	 */
	static List<HeaderRow> of(Trace trace) {
		List<Leg> legs = trace.legs().stream().filter((leg) -> leg.kind() != Leg.Kind.DNS && hasPackets(leg)).toList();
		List<Leg> shown = legs.isEmpty() ? trace.legs().stream().filter(HeaderRow::hasPackets).limit(1).toList() : legs;
		List<Visit> visits = new ArrayList<>();
		shown.forEach((leg) -> leg.hops().forEach((hop) -> visits.add(new Visit(leg, hop))));
		visits.removeIf((visit) -> visit.packets().isEmpty() || visit.hop.place().kind() == Place.Kind.WIRE);
		visits.sort((one, other) -> Integer.compare(one.first(), other.first()));
		List<HeaderRow> rows = new ArrayList<>();
		for (Visit visit : visits) {
			rows.add(row(visit));
		}
		return rows;
	}

	private static boolean hasPackets(Leg leg) {
		return leg.hops().stream().flatMap((hop) -> hop.steps().stream()).anyMatch((step) -> step.packet() != null);
	}

	private static HeaderRow row(Visit visit) {
		List<String> before = fields(visit.packets().getFirst().packet().before());
		List<String> after = fields(visit.packets().getLast().packet().after());
		List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < after.size(); i++) {
			cells.add(new Cell(after.get(i), !after.get(i).equals(before.get(i))));
		}
		return new HeaderRow(where(visit.hop.place()), visit.hop.direction() == Direction.REVERSE, cells);
	}

	private static List<String> fields(Packet packet) {
		return List.of(packet.src().toString(), port(packet, packet.sport()), packet.dst().toString(),
				port(packet, packet.dport()));
	}

	/** An ICMP message has no ports. */
	private static String port(Packet packet, int port) {
		return switch (packet.protocol()) {
			case TCP, UDP, SCTP -> Integer.toString(port);
			default -> "–";
		};
	}

	private static String where(Place place) {
		return switch (place.kind()) {
			case POD -> "pod " + Objects.requireNonNullElse(place.pod(), "").replaceFirst("^.*/", "");
			case NODE -> Objects.requireNonNullElse(place.node(), "");
			case WIRE -> "between the nodes";
			case EXTERNAL -> "outside";
			case LOAD_BALANCER -> "load balancer";
		};
	}

	private record Visit(Leg leg, Hop hop) {

		int first() {
			return this.hop.steps().getFirst().n();
		}

		List<Step> packets() {
			return this.hop.steps().stream().filter((step) -> step.packet() != null).toList();
		}

	}

}
