package io.packetwalk.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/**
 * One leg on the wire. The walk tells of the first packet each way; what TCP and HTTP say
 * after it follows the same ways.
 */
final class Conversation {

	private static final int SEGMENT = 1360;

	private static final byte[] NOTHING = {};

	/** What {@code ping} sends: eight bytes of time and a pattern. */
	private static final byte[] PING = ping();

	private final Leg leg;

	private final Way out;

	private final Way back;

	private final HttpMessages http;

	private final long client;

	private final long server;

	private Content asked = Content.datagram(0, NOTHING);

	Conversation(Trace trace, Leg leg) {
		this.leg = leg;
		this.out = Way.of(hops(leg, Direction.FORWARD));
		this.back = Way.of(hops(leg, Direction.REVERSE));
		this.http = new HttpMessages(trace, leg);
		this.client = sequence(trace, leg, "client");
		this.server = sequence(trace, leg, "server");
	}

	private static List<Hop> hops(Leg leg, Direction direction) {
		return leg.hops().stream().filter((hop) -> hop.direction() == direction).toList();
	}

	/** Any number will do for a start, as long as it is always the same one. */
	private static long sequence(Trace trace, Leg leg, String side) {
		TraceRequest request = trace.request();
		String flow = String.join(" ", request.from(), request.to(), request.method(),
				new TreeMap<>(request.headers()).toString(), Long.toString(request.seed()),
				Integer.toString(request.connections()), leg.id(), side);
		CRC32 crc = new CRC32();
		crc.update(flow.getBytes(StandardCharsets.UTF_8));
		return crc.getValue();
	}

	List<Sighting> sightings() {
		return Stream.concat(this.out.sightings().stream(), this.back.sightings().stream()).toList();
	}

	/** The first packet, and where a connection opens everything up to the request. */
	void begin(Recording recording) {
		this.asked = asked(recording.nextId());
		recording.walked(this.out, this.out, this.asked);
		if (!opens()) {
			return;
		}
		recording.atOnce(this.back, segment(recording, "SYN,ACK", this.server, this.client + 1));
		recording.implied(this.out, segment(recording, "ACK", this.client + 1, this.server + 1),
				"the handshake is complete; simulated");
		say(recording, this.out, request(), this.client + 1, this.server + 1, "the request; simulated");
	}

	/** What comes back. */
	void end(Recording recording) {
		if (!opens()) {
			recording.walked(this.back, this.out, answered(recording.nextId()));
			return;
		}
		long asking = this.client + 1 + request().length;
		recording.await(this.back);
		say(recording, this.back, response(), this.server + 1, asking,
				Deciding.sentence(this.back.steps().getLast()) + "\nsimulated; a body is made up");
		close(recording, asking, this.server + 1 + response().length);
	}

	private void close(Recording recording, long asking, long answering) {
		String comment = "the connection is closed; simulated";
		recording.implied(this.out, segment(recording, "FIN,ACK", asking, answering), comment);
		recording.implied(this.back, segment(recording, "FIN,ACK", answering, asking + 1), comment);
		recording.implied(this.out, segment(recording, "ACK", asking + 1, answering + 1), comment);
	}

	private void say(Recording recording, Way way, byte[] bytes, long seq, long ack, String comment) {
		for (int start = 0; start < bytes.length; start += SEGMENT) {
			byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + SEGMENT));
			recording.implied(way, Content.segment(recording.nextId(), "PSH,ACK", seq + start, ack, part), comment);
		}
	}

	private Content segment(Recording recording, String flags, long seq, long ack) {
		return Content.segment(recording.nextId(), flags, seq, ack, NOTHING);
	}

	/** Whether the connection is accepted and the sender gets to know it. */
	private boolean opens() {
		return this.back.delivered() && flags(this.back).equals("SYN,ACK");
	}

	private static String flags(Way way) {
		return way.first().map((packet) -> packet.flags()).orElse("");
	}

	private static Protocol protocol(Way way) {
		return way.first().orElseThrow().protocol();
	}

	private Content asked(int id) {
		return switch (protocol(this.out)) {
			case TCP -> Content.segment(id, flags(this.out), this.client, 0, NOTHING);
			case UDP -> Content.datagram(id, (this.leg.kind() == Leg.Kind.DNS) ? question() : NOTHING);
			case ICMP -> Content.segment(id, flags(this.out), 0, 0, PING);
			case SCTP, IPIP -> Content.segment(id, "", this.client, 0, NOTHING);
		};
	}

	private Content answered(int id) {
		return switch (protocol(this.back)) {
			case TCP -> Content.segment(id, flags(this.back), rejects() ? 0 : this.server, this.client + 1, NOTHING);
			case UDP -> Content.datagram(id, (this.leg.kind() == Leg.Kind.DNS) ? answer() : NOTHING);
			case ICMP -> flags(this.back).startsWith("echo") ? Content.segment(id, flags(this.back), 0, 0, PING)
					: Content.error(id, flags(this.back), new Content.Quote(this.out.last().orElseThrow(), this.asked));
			case SCTP, IPIP -> Content.segment(id, "", this.server, this.client | 1, NOTHING);
		};
	}

	private boolean rejects() {
		return flags(this.back).startsWith("RST");
	}

	private byte[] request() {
		if (this.leg.kind() == Leg.Kind.DNS) {
			return framed(question());
		}
		return this.http.inTheClear() ? this.http.request() : NOTHING;
	}

	private byte[] response() {
		if (this.leg.kind() == Leg.Kind.DNS) {
			return framed(answer());
		}
		return this.http.inTheClear() ? this.http.response() : NOTHING;
	}

	/** DNS over TCP says first how long the message is. */
	private static byte[] framed(byte[] message) {
		return (message.length == 0) ? NOTHING : new Octets().u16(message.length).all(message).toArray();
	}

	private byte[] question() {
		return this.out.steps()
			.stream()
			.map(Conversation::wire)
			.filter((wire) -> wire.length > 0)
			.findFirst()
			.orElse(NOTHING);
	}

	private byte[] answer() {
		return this.back.steps()
			.stream()
			.map(Conversation::wire)
			.reduce(NOTHING, (one, last) -> (last.length > 0) ? last : one);
	}

	private static byte[] wire(Step step) {
		return (step.dns() == null) ? NOTHING : HexFormat.of().parseHex(Objects.requireNonNull(step.dns()).wire());
	}

	private static byte[] ping() {
		byte[] payload = new byte[56];
		for (int i = 8; i < payload.length; i++) {
			payload[i] = (byte) i;
		}
		return payload;
	}

}
