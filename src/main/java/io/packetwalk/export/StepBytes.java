package io.packetwalk.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Step;

/**
 * The bytes of a packet as it entered a step and as it left it, taken apart. Where the
 * packet passes a device in that step they are those of the capture.
 *
 * @param step the step's number
 * @param place the device it passes in this step, as the capture names it; null between
 * devices
 * @param before null where the step has no packet
 * @param after null where the step has no packet
 */
public record StepBytes(int step, @Nullable String place, @Nullable Side before, @Nullable Side after) {

	/** The bytes at a step of a trace. */
	public static StepBytes of(TraceDocument document, Step step) {
		return of(TraceCapture.everything(document).recording(), step);
	}

	/** The bytes at every step of a trace, in order. */
	public static List<StepBytes> all(TraceDocument document) {
		Recording recording = TraceCapture.everything(document).recording();
		return document.trace().steps().map((step) -> of(recording, step)).toList();
	}

	private static StepBytes of(Recording recording, Step step) {
		if (step.packet() == null) {
			return new StepBytes(step.n(), null, null, null);
		}
		Recording.Told told = recording.told(step).orElse(null);
		Content content = (told != null) ? told.at(step) : Content.datagram(0, new byte[0]);
		Sighting passing = (told != null) ? told.way().sightingAt(step).orElse(null) : null;
		Shot before = shot(step.packet().before(), content, passing);
		Shot after = shot(step.packet().after(), content, passing);
		return new StepBytes(step.n(), (passing != null) ? passing.device().name() : null,
				Side.of(before, before.missingIn(after)), Side.of(after, after.missingIn(before)));
	}

	/** Seen from the device where the packet passes it, else as the kernel holds it. */
	private static Shot shot(Packet packet, Content content, @Nullable Sighting passing) {
		if (passing != null && passing.packet().equals(packet)) {
			boolean raw = passing.device().linkType() == Pcapng.RAW;
			return Shot.of(raw ? Frame.ip(packet, content) : Frame.ethernet(packet, content), !raw, true);
		}
		byte[] held = Frame.held(packet, content);
		return Shot.of(held, Arrays.equals(held, Frame.ethernet(packet, content)), false);
	}

	/**
	 * One side of a step.
	 *
	 * @param ethernet whether it begins with an Ethernet header
	 * @param captured whether it is what the capture has at that place
	 * @param length how many bytes
	 * @param hex the bytes
	 * @param fields which bytes are what; together they are all of them
	 */
	public record Side(boolean ethernet, boolean captured, int length, String hex, List<Part> fields) {

		private static Side of(Shot shot, List<Dissection.Field> changed) {
			return new Side(shot.ethernet(), shot.captured(), shot.bytes().length,
					HexFormat.of().formatHex(shot.bytes()),
					shot.dissection()
						.fields()
						.stream()
						.map((field) -> new Part(field.layer(), field.depth(), field.name(), field.value(),
								field.from(), field.to(), changed.contains(field)))
						.toList());
		}

	}

	/** A field and whether the other side has another value there, or none. */
	public record Part(String layer, int depth, String name, String value, int from, int to, boolean changed) {
	}

	private record Shot(byte[] bytes, boolean ethernet, boolean captured, Dissection dissection) {

		static Shot of(byte[] bytes, boolean ethernet, boolean captured) {
			return new Shot(bytes, ethernet, captured, Dissection.of(bytes, ethernet));
		}

		/** The fields whose bytes the other one does not have at that field. */
		List<Dissection.Field> missingIn(Shot other) {
			Map<String, byte[]> values = new HashMap<>();
			other.dissection.fields().forEach((field) -> values.put(other.key(field), other.bytesOf(field)));
			return this.dissection.fields()
				.stream()
				.filter((field) -> !Arrays.equals(bytesOf(field), values.get(key(field))))
				.toList();
		}

		private byte[] bytesOf(Dissection.Field field) {
			return Arrays.copyOfRange(this.bytes, field.from(), field.to());
		}

		/** Counted from the inside: a tunnel comes and goes around the packet. */
		private String key(Dissection.Field field) {
			int deepest = this.dissection.fields().stream().mapToInt(Dissection.Field::depth).max().orElse(0);
			return (deepest - field.depth()) + " " + field.layer() + " " + field.name();
		}

	}

}
