package io.packetwalk.trace;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a routing or neighbour lookup.
 *
 * @param text the route as {@code ip route} prints it; empty when there is none
 * @param destination the block the route covers
 * @param via the next hop, null when the destination is on the link
 * @param dev the device, empty when there is none
 * @param decision {@code FORWARD}, {@code LOCAL}, {@code BRIDGE}, {@code UNREACHABLE},
 * {@code BLACKHOLE}, {@code MARTIAN}
 * @param neighbour the next hop's entry as {@code ip neigh} prints it, null when not
 * asked
 */
public record RouteChoice(String text, String destination, @Nullable String via, String dev, String decision,
		@Nullable String neighbour) {

}
