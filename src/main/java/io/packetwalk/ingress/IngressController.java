package io.packetwalk.ingress;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRouteTable;

/**
 * A running reverse proxy that serves Ingresses or a Gateway.
 *
 * @param name {@code ingress-nginx}, {@code traefik}, or {@code gateway} and its name
 * @param routes what it was configured with
 * @param pods its instances, as {@code namespace/name}
 * @param ports the ports its routes speak of, by those its pods open; empty where routes
 * know only HTTP and HTTPS
 * @param entrances the hosts and ports it takes requests for
 */
public record IngressController(String name, HttpRouteTable routes, List<String> pods, Map<Integer, Integer> ports,
		List<Entrance> entrances) {

	public IngressController {
		pods = List.copyOf(pods);
		ports = Collections.unmodifiableMap(new TreeMap<>(ports));
		entrances = List.copyOf(entrances);
	}

	/** Whether a pod is an instance of this controller. */
	public boolean runsIn(Pod pod) {
		return this.pods.contains(pod.key());
	}

	/**
	 * The port a request is for, as the routes know it, that reached a pod at this one;
	 * empty where the controller does not listen.
	 */
	public Optional<Integer> portOf(int reached) {
		return Optional.ofNullable(this.ports.get(reached));
	}

	/** What makes it take requests for this host at this port, the narrowest first. */
	public Optional<Origin> entrance(String host, int port) {
		return this.entrances.stream()
			.filter((entrance) -> entrance.leads(host, port))
			.min(Comparator.comparingInt((entrance) -> -entrance.host().narrowness()))
			.map(Entrance::origin);
	}

}
