package io.packetwalk.dataplane;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * Everything the compilers made of a cluster: what walks are walked on.
 *
 * @param cluster the cluster it was made from
 * @param nodes the nodes, by name
 * @param pods the pods' namespaces, by {@code namespace/name}; hostNetwork and pending
 * pods have none
 * @param router the router between the nodes and the outside
 * @param dns the cluster's DNS
 * @param ingress the ingress controller, null when there is none
 */
public record Dataplane(Cluster cluster, Map<String, NodePlane> nodes, Map<String, NetworkNamespace> pods,
		NetworkNamespace router, ClusterDns dns, @Nullable IngressController ingress) {

	public Dataplane {
		nodes = Map.copyOf(nodes);
		pods = Map.copyOf(pods);
	}

	public Optional<NodePlane> node(String name) {
		return Optional.ofNullable(this.nodes.get(name));
	}

	/**
	 * What one node runs packets on.
	 *
	 * @param name its name
	 * @param namespace links, routes, neighbours
	 * @param rules kube-proxy's and the CNI plugin's rules together, IPv4
	 * @param owners what kube-proxy's chains stand for
	 */
	public record NodePlane(String name, NetworkNamespace namespace, Ruleset rules, Map<String, ChainOwner> owners) {

		public NodePlane {
			owners = Map.copyOf(owners);
		}

	}

}
