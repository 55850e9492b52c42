package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;

/**
 * Who is at the other end, as a policy says it: a <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors">peer</a>
 * of a NetworkPolicy or of a cluster-wide policy.
 */
public sealed interface PolicyPeer {

	/**
	 * Pods by labels; those on the host's network are never meant.
	 *
	 * @param namespaces the namespaces they are in, null for the policy's own one
	 * @param pods which pods there, null for all: no podSelector was written
	 */
	record Pods(@Nullable LabelSelector namespaces, @Nullable LabelSelector pods) implements PolicyPeer {
	}

	/**
	 * Addresses: {@code ipBlock} or {@code networks}.
	 *
	 * @param cidrs the blocks, of which one has to hold the address
	 * @param except the parts of it that are not meant
	 */
	record Networks(List<Cidr> cidrs, List<Cidr> except) implements PolicyPeer {

		public Networks {
			cidrs = List.copyOf(cidrs);
			except = List.copyOf(except);
		}

	}

	/**
	 * Nodes by labels, meaning their addresses.
	 *
	 * @param nodes which nodes
	 */
	record Nodes(LabelSelector nodes) implements PolicyPeer {
	}

	/**
	 * Whatever these names resolve to; {@code *.} stands for one or more labels.
	 *
	 * @param names the names
	 */
	record DomainNames(List<String> names) implements PolicyPeer {

		public DomainNames {
			names = List.copyOf(names);
		}

	}

	/**
	 * A peer nobody here knows. Its rule fails closed: one that accepts then matches
	 * nothing, one that denies or passes denies everything.
	 */
	record Unknown() implements PolicyPeer {
	}

}
