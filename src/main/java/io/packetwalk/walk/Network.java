package io.packetwalk.walk;

import java.util.HashMap;
import java.util.Map;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.trace.Place;

/** Every network stack a packet can meet on one journey. */
final class Network {

	private final Journey journey;

	private final Map<String, NodeStack> nodes = new HashMap<>();

	private final PodStack pods;

	private final Underlay underlay;

	Network(Journey journey) {
		this.journey = journey;
		this.pods = new PodStack(journey, this);
		this.underlay = new Underlay(journey, this);
	}

	NodeStack node(String name) {
		return this.nodes.computeIfAbsent(name, (key) -> {
			NodePlane plane = this.journey.plane().node(key).orElseThrow();
			return new NodeStack(this.journey, this, plane);
		});
	}

	PodStack pods() {
		return this.pods;
	}

	Underlay underlay() {
		return this.underlay;
	}

	/**
	 * Carries a packet from a socket to wherever it gets. The first step, a SEND, is the
	 * caller's to describe.
	 */
	Arrival send(Station from, Transit transit, StepDraft send) {
		return switch (from) {
			case Station.InPod pod -> this.pods.send(pod, transit, send);
			case Station.OnNode host -> node(host.node()).send(transit, send);
			case Station.Balancer balancer -> this.underlay.send(transit, Place.loadBalancer(), send);
			case Station.Beyond outside -> this.underlay.send(transit, Place.external(), send);
		};
	}

}
