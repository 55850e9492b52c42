package io.packetwalk.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;

/**
 * One header field that a step changed.
 *
 * @param field its name as in {@link Packet}: {@code src}, {@code dport}, {@code ttl},
 * {@code outer} …
 * @param from the value before, null for absent
 * @param to the value after, null for absent
 */
public record FieldChange(String field, @Nullable String from, @Nullable String to) {

	/** Every field in which the two packets differ, in header order. */
	public static List<FieldChange> between(Packet before, Packet after) {
		List<FieldChange> changes = new ArrayList<>();
		add(changes, "srcMac", before.srcMac(), after.srcMac());
		add(changes, "dstMac", before.dstMac(), after.dstMac());
		add(changes, "src", before.src(), after.src());
		add(changes, "dst", before.dst(), after.dst());
		add(changes, "protocol", before.protocol(), after.protocol());
		add(changes, "sport", before.sport(), after.sport());
		add(changes, "dport", before.dport(), after.dport());
		add(changes, "ttl", before.ttl(), after.ttl());
		add(changes, "mark", hex(before.mark()), hex(after.mark()));
		add(changes, "flags", before.flags(), after.flags());
		add(changes, "outer", outer(before), outer(after));
		return List.copyOf(changes);
	}

	private static void add(List<FieldChange> changes, String field, @Nullable Object from, @Nullable Object to) {
		if (!Objects.equals(from, to)) {
			changes.add(new FieldChange(field, (from != null) ? from.toString() : null,
					(to != null) ? to.toString() : null));
		}
	}

	private static String hex(int mark) {
		return "0x" + Integer.toHexString(mark);
	}

	private static @Nullable String outer(Packet packet) {
		return (packet.outer() == null) ? null
				: packet.outer().kind() + " vni " + packet.outer().vni() + " "
						+ packet.outer().src().withPort(packet.outer().sport()) + " -> "
						+ packet.outer().dst().withPort(packet.outer().dport()) + " ttl " + packet.outer().ttl();
	}

}
