package io.packetwalk.clusterdns.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import io.packetwalk.net.Cidr;

/** Zone names: lower case, ending in a dot, {@code .} for the root. */
public final class Zones {

	private Zones() {
	}

	/** Zones as written in a Corefile; a CIDR stands for its reverse zones. */
	public static List<String> normalize(List<String> written) {
		List<String> zones = new ArrayList<>();
		written.forEach((zone) -> zones.addAll(normalize(zone)));
		return zones;
	}

	public static List<String> normalize(String written) {
		Optional<Cidr> cidr = written.contains("/") ? Cidr.parse(written) : Optional.empty();
		return cidr.map(ReverseNames::zones).orElseGet(() -> List.of(absolute(written)));
	}

	/** The name in lower case and ending in a dot. */
	public static String absolute(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower : lower + ".";
	}

	/** The longest of the zones that holds the name. */
	public static Optional<String> match(List<String> zones, String lowerName) {
		Predicate<String> holds = (zone) -> holds(zone, lowerName);
		return zones.stream().filter(holds).max(Comparator.comparingInt(Zones::labels));
	}

	/** Whether the name is the zone or lies below it. */
	public static boolean holds(String zone, String lowerName) {
		return zone.equals(".") || lowerName.equals(zone) || lowerName.endsWith("." + zone);
	}

	/**
	 * What stands left of the zone, without the dot between; empty for the zone itself.
	 */
	public static String leftOf(String zone, String name) {
		int cut = zone.equals(".") ? 1 : zone.length() + 1;
		return (name.length() <= cut) ? (zone.equals(".") ? name.replaceFirst("\\.$", "") : "")
				: name.substring(0, name.length() - cut);
	}

	private static int labels(String zone) {
		return zone.equals(".") ? 0 : (int) zone.chars().filter((c) -> c == '.').count();
	}

}
