package io.packetwalk.clusterdns.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Names below {@code in-addr.arpa} and {@code ip6.arpa}. */
public final class ReverseNames {

	private static final String V4 = ".in-addr.arpa.";

	private static final String V6 = ".ip6.arpa.";

	private ReverseNames() {
	}

	/** Whether a name or zone is a reverse one. */
	public static boolean isReverse(String lowerName) {
		return ("." + lowerName).endsWith(V4) || ("." + lowerName).endsWith(V6);
	}

	/** The address a complete reverse name stands for. */
	public static Optional<IpAddress> address(String lowerName) {
		if (lowerName.endsWith(V4)) {
			List<String> octets = reversed(lowerName.substring(0, lowerName.length() - V4.length()));
			return (octets.size() == 4) ? IpAddress.parse(String.join(".", octets)) : Optional.empty();
		}
		if (lowerName.endsWith(V6)) {
			List<String> nibbles = reversed(lowerName.substring(0, lowerName.length() - V6.length()));
			boolean complete = nibbles.size() == 32 && nibbles.stream().allMatch((n) -> n.matches("[0-9a-f]"));
			return complete ? IpAddress.parse(String.join("", nibbles).replaceAll("(.{4})(?!$)", "$1:"))
					: Optional.empty();
		}
		return Optional.empty();
	}

	/**
	 * The reverse zones of a block: one when its length falls on a label, else several.
	 */
	static List<String> zones(Cidr cidr) {
		boolean v4 = cidr.address().isV4();
		int step = v4 ? 8 : 4;
		int length = Math.ceilDiv(cidr.prefix(), step);
		List<String> labels = labels(cidr.network().address()).subList(0, length);
		List<String> zones = new ArrayList<>();
		int count = 1 << (length * step - cidr.prefix());
		for (int i = 0; i < count; i++) {
			List<String> own = new ArrayList<>(labels);
			if (length > 0) {
				int radix = v4 ? 10 : 16;
				int last = Integer.parseInt(own.getLast(), radix) + i;
				own.set(length - 1, Integer.toString(last, radix));
			}
			Collections.reverse(own);
			String prefix = own.isEmpty() ? "" : String.join(".", own) + ".";
			zones.add(prefix + (v4 ? V4 : V6).substring(1));
		}
		return zones;
	}

	private static List<String> labels(IpAddress address) {
		if (address.isV4()) {
			return List.of(address.toString().split("\\."));
		}
		String hex = "%016x%016x".formatted(address.high(), address.low());
		return List.of(hex.split(""));
	}

	private static List<String> reversed(String labels) {
		List<String> list = new ArrayList<>(List.of(labels.split("\\.", -1)));
		Collections.reverse(list);
		return list;
	}

}
