package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Protocol;

/**
 * Destination ports a policy's rule speaks of.
 *
 * @param protocol the protocol; null for a name that means any protocol
 * @param name a container port's name on the destination pod, null for numbers
 * @param port the first port, 0 for a name
 * @param endPort the last port, inclusive
 * @see <a href=
 * "https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicyPort</a>
 */
public record PolicyPort(@Nullable Protocol protocol, @Nullable String name, int port, int endPort) {

	private static final int LAST = 65535;

	/** Every port of a protocol. */
	public static PolicyPort all(Protocol protocol) {
		return new PolicyPort(protocol, null, 0, LAST);
	}

	/** A named container port, of any protocol when that is null. */
	public static PolicyPort named(@Nullable Protocol protocol, String name) {
		return new PolicyPort(protocol, name, 0, 0);
	}

	/** Ports from one to another, both included. */
	public static PolicyPort range(Protocol protocol, int port, int endPort) {
		return new PolicyPort(protocol, null, port, endPort);
	}

	/** {@code TCP 80}, {@code TCP 3000-3010}, {@code UDP dns}, {@code all of SCTP}. */
	@Override
	public String toString() {
		String before = (this.protocol != null) ? this.protocol + " " : "";
		if (this.name != null) {
			return before + "\"" + this.name + "\"";
		}
		if (this.port == 0 && this.endPort == LAST) {
			return "every port of " + this.protocol;
		}
		return before + this.port + ((this.endPort != this.port) ? "-" + this.endPort : "");
	}

}
