package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;

/**
 * A packet under way.
 *
 * @param packet its headers now
 * @param about for an ICMP error: the tuple of the packet it speaks of, as it looks here;
 * else null
 * @param direction with the request, or back
 * @param leg where its steps are written
 */
record Transit(Packet packet, @Nullable FiveTuple about, Direction direction, LegRecorder leg) {

	Transit with(Packet changed) {
		return new Transit(changed, this.about, this.direction, this.leg);
	}

	/** Puts the destination back, or to where the connection was sent. */
	Transit translateDestination(Flow flow) {
		if (this.about == null) {
			return with(flow.entry().applyDestination(this.packet, flow.isReply()));
		}
		Packet quoted = flow.entry().applyDestination(asReply(), flow.isReply());
		return quoting(quoted, this.packet.withDestination(quoted.dst(), 0));
	}

	/** Puts the source back, or to what replies shall go to. */
	Transit translateSource(Flow flow) {
		if (this.about == null) {
			return with(flow.entry().applySource(this.packet, flow.isReply()));
		}
		Packet quoted = flow.entry().applySource(asReply(), flow.isReply());
		boolean fromServer = this.packet.src().equals(this.about.dst());
		return quoting(quoted, fromServer ? this.packet.withSource(quoted.src(), 0) : this.packet);
	}

	private Packet asReply() {
		return Packet.fromSocket(java.util.Objects.requireNonNull(this.about).reversed(), "");
	}

	private Transit quoting(Packet reply, Packet changed) {
		return new Transit(changed, reply.tuple().reversed(), this.direction, this.leg);
	}

}
