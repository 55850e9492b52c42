package io.packetwalk.routing;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * One line of {@code ip route}.
 *
 * @param type {@code blackhole} …, as {@code ip route} puts it first; empty for
 * {@code unicast}, which is not printed
 * @param destination the block it covers; a prefix length of 0 is the default route
 * @param via the next hop, null when the destination is on the link
 * @param dev the device it leaves by, empty when it leads nowhere
 * @param protocol {@code kernel}, {@code static}, {@code boot} …; empty is not printed
 * @param scope {@code link}, {@code global} …; empty (global) is not printed
 * @param source the preferred source address, null when not set
 * @param onlink whether the next hop is taken to be on the link whatever the addresses
 * say
 */
public record Route(String type, Cidr destination, @Nullable IpAddress via, String dev, String protocol, String scope,
		@Nullable IpAddress source, boolean onlink) {

	private static final String BLACKHOLE = "blackhole";

	/** A route that leads somewhere. */
	public Route(Cidr destination, @Nullable IpAddress via, String dev, String protocol, String scope,
			@Nullable IpAddress source, boolean onlink) {
		this("", destination, via, dev, protocol, scope, source, onlink);
	}

	/**
	 * A route whose packets are discarded without a word; a process that sends one gets
	 * EINVAL.
	 */
	public static Route blackhole(Cidr destination, String protocol) {
		return new Route(BLACKHOLE, destination, null, "", protocol, "", null, false);
	}

	/** Whether packets that take it are discarded. */
	public boolean discards() {
		return this.type.equals(BLACKHOLE);
	}

	/** The route as iproute2 prints it. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.type.isEmpty() ? "" : this.type + " ");
		text.append((this.destination.prefix() == 0) ? "default"
				: this.destination.isHost() ? this.destination.address().toString() : this.destination.toString());
		if (this.via != null) {
			text.append(" via ").append(this.via);
		}
		if (!this.dev.isEmpty()) {
			text.append(" dev ").append(this.dev);
		}
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
