package io.packetwalk.routing;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * One line of {@code ip route}.
 *
 * @param destination the block it covers; a prefix length of 0 is the default route
 * @param via the next hop, null when the destination is on the link
 * @param dev the device it leaves by
 * @param protocol {@code kernel}, {@code static}, {@code boot} …; empty is not printed
 * @param scope {@code link}, {@code global} …; empty (global) is not printed
 * @param source the preferred source address, null when not set
 * @param onlink whether the next hop is taken to be on the link whatever the addresses
 * say
 */
public record Route(Cidr destination, @Nullable IpAddress via, String dev, String protocol, String scope,
		@Nullable IpAddress source, boolean onlink) {

	/** The route as iproute2 prints it. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder((this.destination.prefix() == 0) ? "default"
				: this.destination.isHost() ? this.destination.address().toString() : this.destination.toString());
		if (this.via != null) {
			text.append(" via ").append(this.via);
		}
		text.append(" dev ").append(this.dev);
		if (!this.protocol.isEmpty()) {
			text.append(" proto ").append(this.protocol);
		}
		if (!this.scope.isEmpty()) {
			text.append(" scope ").append(this.scope);
		}
		if (this.source != null) {
			text.append(" src ").append(this.source);
		}
		return this.onlink ? text.append(" onlink").toString() : text.toString();
	}

}
