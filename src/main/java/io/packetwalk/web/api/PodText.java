package io.packetwalk.web.api;

import java.util.Optional;

import org.springframework.http.HttpStatus;

import io.packetwalk.cluster.Pod;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.ResolvConfView;

/**
 * One pod of a lab, as tools inside it would print it.
 *
 * @param lab the lab
 * @param pod the pod
 */
record PodText(Lab lab, Pod pod) {

	static PodText of(Lab lab, String namespace, String name) {
		return new PodText(lab,
				lab.cluster().pod(namespace, name).orElseThrow(() -> NotFoundException.pod(namespace + "/" + name)));
	}

	/** {@code cat /etc/resolv.conf}. */
	String resolvConf() {
		return this.lab.dataplane().dns().resolvConf(this.pod).print();
	}

	/** The same, line by line. */
	ResolvConfView resolvConfLines() {
		return ResolvConfView.of(this.lab, this.pod);
	}

	/** {@code kubectl logs}, for a pod of the cluster's DNS. */
	DnsLogView log() {
		DnsLogView log = DnsLogView.of(this.lab, this.pod);
		if (log == null) {
			throw new RefusalException(Refusal.of(HttpStatus.NOT_FOUND, "NO_LOG", "Pod " + this.pod.key()
					+ " does not run the cluster's DNS; what other containers print is not simulated."));
		}
		return log;
	}

	/** {@code ip route}. */
	String routes() {
		return network().routes().print();
	}

	/** {@code ip -d addr}. */
	String links() {
		return NamespaceText.links(network(), this.lab.dataplane());
	}

	/** The pod's own network, or the node's for a pod that shares it. */
	private NetworkNamespace network() {
		Optional<NetworkNamespace> own = this.lab.dataplane().pod(this.pod.key());
		if (own.isEmpty() && this.pod.hostNetwork() && this.pod.node() != null) {
			own = this.lab.dataplane().node(this.pod.node()).map(NodePlane::namespace);
		}
		return own.orElseThrow(() -> new RefusalException(Refusal.of(HttpStatus.CONFLICT, "POD_NOT_RUNNING",
				"Pod " + this.pod.key() + " is " + this.pod.phase() + " and has no network yet.")));
	}

}
