package io.packetwalk.web.policies;

import java.util.Locale;
import java.util.Optional;

import io.packetwalk.net.Protocol;

/**
 * A destination port.
 *
 * @param protocol its protocol
 * @param number its number
 */
record Port(Protocol protocol, int number) {

	private static final int LAST = 65535;

	/** Reads {@code 80}, {@code 53/udp} or {@code udp/53}. */
	static Optional<Port> parse(String text) {
		String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*[/ ]\\s*", 2);
		boolean first = !parts[0].isEmpty() && Character.isDigit(parts[0].charAt(0));
		String number = (first || parts.length == 1) ? parts[0] : parts[1];
		String protocol = (parts.length == 1) ? "tcp" : first ? parts[1] : parts[0];
		if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > LAST || Integer.parseInt(number) < 1) {
			return Optional.empty();
		}
		return Protocol.parse(protocol)
			.filter(Protocol::hasPorts)
			.map((found) -> new Port(found, Integer.parseInt(number)));
	}

	/** As it is typed: {@code 80}, {@code 53/udp}. */
	String typed() {
		return this.number + ((this.protocol == Protocol.TCP) ? "" : "/" + this.protocol.lower());
	}

	/** {@code TCP 80}. */
	@Override
	public String toString() {
		return this.protocol + " " + this.number;
	}

}
