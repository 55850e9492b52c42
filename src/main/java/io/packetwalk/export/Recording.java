package io.packetwalk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Step;

/** Packets on their ways, in model time, as seen from chosen places. */
final class Recording {

	/** What a sender needs to make the next packet, in microseconds. */
	private static final long PAUSE = 10;

	private final List<Sighting.Device> devices;

	private final List<Frozen> frames = new ArrayList<>();

	private final List<Told> told = new ArrayList<>();

	private long clock;

	private long shift;

	private int packets;

	Recording(List<Sighting.Device> devices) {
		this.devices = List.copyOf(devices);
	}

	/**
	 * A frame and where and when it was seen.
	 *
	 * @param device the number of the place
	 * @param micros model time
	 * @param bytes the frame
	 * @param comment what happened to it
	 * @param step the step in which it passed
	 */
	record Frozen(int device, long micros, byte[] bytes, String comment, int step) {
	}

	/** A packet the walk tells of: the way it took, and what it carried. */
	record Told(Way way, Way quoted, Content content) {

		/** What it carried at a step; an ICMP error quotes what that place has seen. */
		Content at(Step step) {
			return this.content.quoting(this.way.placeOf(step)
				.map((device) -> asSeenAt(device, this.quoted))
				.or(this.quoted::last)
				.orElseThrow());
		}

	}

	List<Frozen> frames() {
		return List.copyOf(this.frames);
	}

	/** The packet the walk tells of in a step. */
	Optional<Told> told(Step step) {
		return this.told.stream().filter((each) -> each.way().steps().contains(step)).findFirst();
	}

	/** The IP identification of the next packet. */
	int nextId() {
		this.packets++;
		return this.packets & 0xffff;
	}

	/** A packet the walk tells of. */
	void walked(Way way, Way quoted, Content content) {
		this.told.add(new Told(way, quoted, content));
		fly(way, quoted, content, Math.max(this.clock, way.start() + this.shift), comments(way));
	}

	/**
	 * A packet the walk tells of as the answer, sent before the answer is known: a
	 * handshake does not wait for a response.
	 */
	void atOnce(Way way, Content content) {
		this.told.add(new Told(way, way, content));
		now(way, content, comments(way));
	}

	/** A packet the walk does not tell of, on a way it does. */
	void implied(Way way, Content content, String comment) {
		Map<Integer, String> comments = new TreeMap<>();
		way.sightings().forEach((sighting) -> comments.put(sighting.step().n(), comment));
		now(way, content, comments);
	}

	/** Nothing happens until the walk says that something goes this way. */
	void await(Way way) {
		this.clock = Math.max(this.clock, way.start() + this.shift);
	}

	private void now(Way way, Content content, Map<Integer, String> comments) {
		long begun = this.clock;
		fly(way, way, content, this.clock + PAUSE, comments);
		this.shift += this.clock - begun;
	}

	private void fly(Way way, Way quoted, Content content, long start, Map<Integer, String> comments) {
		for (Sighting seen : way.sightings()) {
			this.clock = start + seen.step().at() - way.start();
			int device = this.devices.indexOf(seen.device());
			if (device >= 0) {
				Content here = content.quoting(asSeenAt(seen.device(), quoted));
				byte[] bytes = (seen.device().linkType() == Pcapng.RAW) ? Frame.ip(seen.packet(), here)
						: Frame.ethernet(seen.packet(), here);
				this.frames.add(new Frozen(device, this.clock, bytes, comments.getOrDefault(seen.step().n(), ""),
						seen.step().n()));
			}
		}
		this.clock = Math.max(this.clock, start + way.steps().getLast().at() - way.start());
	}

	/**
	 * Connection tracking puts addresses back in what an ICMP error quotes, too: at each
	 * place it quotes the packet that place has seen.
	 */
	private static Packet asSeenAt(Sighting.Device device, Way quoted) {
		return quoted.sightings()
			.stream()
			.filter((sighting) -> sighting.device().equals(device))
			.map(Sighting::packet)
			.findFirst()
			.or(quoted::last)
			.orElseThrow();
	}

	/**
	 * What decided, told at the next place the packet is seen; what no place follows is
	 * told at the last one.
	 */
	private Map<Integer, String> comments(Way way) {
		Map<Integer, String> comments = new TreeMap<>();
		List<Sighting> here = way.sightings().stream().filter((each) -> this.devices.contains(each.device())).toList();
		int next = 0;
		for (Step step : way.steps()) {
			while (next < here.size() - 1 && step.n() > here.get(next).step().n()) {
				next++;
			}
			if (!here.isEmpty() && (Deciding.decides(step) || step.equals(here.get(next).step()))) {
				comments.merge(here.get(next).step().n(), Deciding.sentence(step), (one, other) -> one + "\n" + other);
			}
		}
		return comments;
	}

}
