package io.packetwalk.clusterdns.server;

import java.util.List;

/**
 * The zones for which a plugin hands a name it does not know to the next one.
 *
 * @param zones the zones; empty for none
 */
public record Fallthrough(List<String> zones) {

	public static final Fallthrough NONE = new Fallthrough(List.of());

	public Fallthrough {
		zones = List.copyOf(zones);
	}

	/** From the arguments of {@code fallthrough}: none means every zone. */
	public static Fallthrough of(List<String> args) {
		return new Fallthrough(args.isEmpty() ? List.of(".") : Zones.normalize(args));
	}

	public boolean through(String lowerName) {
		return Zones.match(this.zones, lowerName).isPresent();
	}

}
