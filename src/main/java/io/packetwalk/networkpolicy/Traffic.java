package io.packetwalk.networkpolicy;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * A new connection as one of its pods sees it.
 *
 * @param type whether it comes in or goes out
 * @param pod the pod that is judged
 * @param other the address at the other end
 * @param otherPod the pod with its own network that has that address, null for none
 * @param protocol its protocol
 * @param port its destination port, 0 where the protocol has none
 * @param translated whether it was addressed to a Service
 */
record Traffic(PolicyType type, Pod pod, IpAddress other, @Nullable Pod otherPod, Protocol protocol, int port,
		boolean translated) {

	/** The pod it goes to, by whose container ports names are resolved. */
	@Nullable Pod destination() {
		return switch (this.type) {
			case INGRESS -> this.pod;
			case EGRESS -> this.otherPod;
		};
	}

	/** {@code TCP 8080}, or {@code ICMP}. */
	String portText() {
		return this.protocol.hasPorts() ? this.protocol + " " + this.port : this.protocol.toString();
	}

	/** The other end as a person would name it. */
	String otherText() {
		return (this.otherPod != null) ? this.otherPod.key() : this.other.toString();
	}

}
