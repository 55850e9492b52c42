package io.packetwalk.ingress;

import java.util.List;

import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRouteTable;

/**
 * A running reverse proxy that serves Ingresses.
 *
 * @param name {@code ingress-nginx} or {@code traefik}
 * @param routes what it was configured with
 * @param pods its instances, as {@code namespace/name}
 */
public record IngressController(String name, HttpRouteTable routes, List<String> pods) {

	public IngressController {
		pods = List.copyOf(pods);
	}

	/** Whether a pod is an instance of this controller. */
	public boolean runsIn(Pod pod) {
		return this.pods.contains(pod.key());
	}

}
