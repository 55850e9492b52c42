package io.packetwalk.dataplane;

import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.cni.Cni;
import io.packetwalk.ingress.Ingresses;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

/**
 * Assembles what CNI, kube-proxy, CoreDNS and the ingress controller make of a cluster.
 */
public final class DataplaneCompiler {

	private DataplaneCompiler() {
	}

	/** Compiles what all nodes share; each node follows when it is first looked at. */
	public static Dataplane compile(Cluster cluster) {
		return compile(cluster, ClusterDns.of(cluster));
	}

	/** The same with the cluster's DNS already started. */
	public static Dataplane compile(Cluster cluster, ClusterDns dns) {
		return new Dataplane(cluster, Cni.wire(cluster), dns,
				Ingresses.compileAll(cluster, (name) -> address(cluster, dns, name)));
	}

	/** What the ingress controller's own lookup finds: it asks the cluster's DNS. */
	private static Optional<IpAddress> address(Cluster cluster, ClusterDns dns, String name) {
		IpAddress asker = cluster.nodes().stream().map(Node::internalIp).findFirst().orElse(Outside.DEFAULT_CLIENT);
		Question question = new Question(name.endsWith(".") ? name : name + ".", "A", asker, false, 1);
		return dns.answer(question, asker)
			.reply()
			.answers()
			.stream()
			.filter((answer) -> answer.type().equals("A"))
			.flatMap((answer) -> IpAddress.parse(answer.data()).stream())
			.findFirst();
	}

}
