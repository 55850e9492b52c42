package io.packetwalk.web.policies;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.diagnosis.SourceAddress;
import io.packetwalk.net.IpAddress;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PolicyVerdict;

/**
 * What the policies of both ends say to a connection.
 *
 * @param out what those of the pod it leaves say, null where it leaves none
 * @param in what those of the pod it comes to say, null where it comes to none
 */
record Judged(@Nullable PolicyVerdict out, @Nullable PolicyVerdict in) {

	/**
	 * Asks both ends.
	 * @param translated whether it was addressed to a Service
	 */
	static Judged of(Cluster cluster, NetworkPolicies policies, End from, End to, Port port, boolean translated) {
		PolicyVerdict out = (from.pod() == null) ? null
				: policies.egress(from.pod(), to.address(), port.protocol(), port.number(), translated);
		PolicyVerdict in = (to.pod() == null) ? null
				: policies.ingress(to.pod(), source(cluster, from, to, translated), port.protocol(), port.number());
		return new Judged(out, in);
	}

	private static IpAddress source(Cluster cluster, End from, End to, boolean translated) {
		if (to.pod() == null || (from.pod() == null && from.node() == null)) {
			return from.address();
		}
		return (from.pod() != null) ? SourceAddress.of(cluster, from.pod(), to.pod(), translated)
				: SourceAddress.of(cluster, from.node(), to.pod());
	}

	boolean allowed() {
		return (this.out == null || this.out.allowed()) && (this.in == null || this.in.allowed());
	}

	/**
	 * The verdict that counts: the first that denies, else that of the pod in question.
	 * @param direction the direction in which the pod in question is judged
	 */
	PolicyVerdict counting(PolicyType direction) {
		PolicyVerdict asked = (direction == PolicyType.EGRESS) ? this.out : this.in;
		PolicyVerdict other = (direction == PolicyType.EGRESS) ? this.in : this.out;
		if (asked == null) {
			throw new IllegalStateException("nobody judges " + direction.field());
		}
		return (asked.allowed() && other != null && !other.allowed()) ? other : asked;
	}

}
