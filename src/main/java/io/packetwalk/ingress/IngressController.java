package io.packetwalk.ingress;

import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRouteTable;

/**
 * A running reverse proxy that serves Ingresses.
 *
 * @param name {@code ingress-nginx} or {@code traefik}
 * @param routes what it was configured with
 */
public record IngressController(String name, HttpRouteTable routes) {

	/** Whether a pod is an instance of this controller, by image, flags and labels. */
	public boolean runsIn(Pod pod) {
		return ControllerPods.runs(this.name, pod);
	}

}
