package io.packetwalk.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.packetwalk.net.IpAddress;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Trace;

/**
 * A trace as a packet capture: what
 * <a href="https://www.tcpdump.org/manpages/tcpdump.1.html">tcpdump</a> would have
 * written, in the file format Wireshark reads.
 */
public final class TraceCapture {

	private final TraceDocument document;

	private final Map<String, Conversation> conversations = new LinkedHashMap<>();

	private TraceCapture(TraceDocument document) {
		this.document = document;
		Trace trace = document.trace();
		trace.legs().forEach((leg) -> this.conversations.put(leg.id(), new Conversation(trace, leg)));
	}

	public static byte[] write(TraceDocument document, CapturePoint point) {
		return new TraceCapture(document).write(point);
	}

	/** Everything that passes any place, as the capture at all places has it. */
	static Recorded everything(TraceDocument document) {
		TraceCapture capture = new TraceCapture(document);
		List<Sighting.Device> devices = capture.everywhere();
		Recording recording = new Recording(devices);
		capture.record(recording);
		String client = capture.atTheClient().stream().map(Sighting.Device::name).findFirst().orElse("");
		return new Recorded(devices, client, recording);
	}

	/** A recording, where it was made, and which of the places is the client's. */
	record Recorded(List<Sighting.Device> devices, String client, Recording recording) {
	}

	private byte[] write(CapturePoint point) {
		List<Sighting.Device> devices = (point == CapturePoint.ALL) ? everywhere() : atTheClient();
		Recording recording = new Recording(devices);
		record(recording);
		Pcapng file = new Pcapng();
		String engine = this.document.trace().engine();
		file.section("simulated", "simulated Linux nodes", "Packetwalk " + engine, Provenance.of(this.document));
		file.names(names());
		devices.forEach(
				(device) -> file.description(device.linkType(), device.name(), "SIMULATED: " + device.description()));
		recording.frames().forEach((each) -> file.packet(each.device(), each.micros(), each.bytes(), each.comment()));
		return file.toArray();
	}

	private List<Sighting.Device> everywhere() {
		return this.conversations.values()
			.stream()
			.flatMap((conversation) -> conversation.sightings().stream())
			.sorted(Comparator.comparingInt((seen) -> seen.step().n()))
			.map(Sighting::device)
			.distinct()
			.toList();
	}

	/** A pod's packets are captured on its node, at the other end of its cable. */
	private List<Sighting.Device> atTheClient() {
		List<Sighting.Device> all = everywhere();
		boolean podOnItsNode = all.size() > 1 && all.getFirst().name().startsWith("pod ")
				&& all.get(1).name().contains("/") && !all.get(1).name().startsWith("pod ");
		return all.isEmpty() ? List.of() : List.of(all.get(podOnItsNode ? 1 : 0));
	}

	/** Every leg begins with its first packet and ends with its first answer. */
	private void record(Recording recording) {
		Set<String> begun = new LinkedHashSet<>();
		Set<String> ended = new LinkedHashSet<>();
		for (Walked walked : inOrder()) {
			String id = walked.leg().id();
			Conversation conversation = this.conversations.get(id);
			boolean back = walked.hop().direction() == Direction.REVERSE;
			if (!Way.of(List.of(walked.hop())).sightings().isEmpty() && (back ? ended : begun).add(id)) {
				if (back) {
					conversation.end(recording);
				}
				else {
					conversation.begin(recording);
				}
			}
		}
	}

	private List<Walked> inOrder() {
		List<Walked> walked = new ArrayList<>();
		for (Leg leg : this.document.trace().legs()) {
			leg.hops().forEach((hop) -> walked.add(new Walked(leg, hop)));
		}
		walked.sort(Comparator.comparingInt((each) -> each.hop().steps().getFirst().n()));
		return walked;
	}

	/** {@code pod shop/web-0} → {@code pod/shop/web-0}: no spaces, as in a hosts file. */
	private Map<IpAddress, String> names() {
		Map<IpAddress, String> names = new TreeMap<>();
		this.document.trace()
			.names()
			.forEach((address, name) -> IpAddress.parse(address)
				.ifPresent((ip) -> names.put(ip, name.strip().replaceAll("[\\s\\x00]+", "/"))));
		return names;
	}

	private record Walked(Leg leg, Hop hop) {
	}

}
