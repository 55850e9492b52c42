package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.kubeproxy.ServiceTargets;
import io.packetwalk.kubeproxy.ServiceTargets.Target;

/**
 * Where connections to a Service port may end up, seen from one node.
 *
 * @param targets the endpoints
 * @param anywhere whether another node would have some
 * @param translated whether they get there through a ClusterIP
 */
record Dial(List<Target> targets, boolean anywhere, boolean translated) {

	static Dial of(ServiceTargets targets) {
		return new Dial(targets.targets(), targets.anywhere(), true);
	}

	/**
	 * A headless Service is only a name: the port dialled is dialled on the pods
	 * themselves, whatever targetPort says.
	 */
	static Dial headless(Cluster cluster, Service service, ServicePort port) {
		List<Target> targets = new ArrayList<>();
		Set<Target> seen = new HashSet<>();
		for (EndpointSlice slice : cluster.slicesOf(service)) {
			for (Endpoint endpoint : slice.endpoints()) {
				Target target = new Target(endpoint.address(), port.port());
				if ((endpoint.ready() || service.publishNotReady()) && seen.add(target)) {
					targets.add(target);
				}
			}
		}
		return new Dial(targets, false, false);
	}

}
