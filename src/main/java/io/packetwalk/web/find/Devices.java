package io.packetwalk.web.find;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.web.find.Found.Group;

/**
 * Whose a MAC address or one end of a pod's cable is; read off the first time somebody
 * asks.
 */
final class Devices {

	private final Map<String, Found> byName = new HashMap<>();

	private Devices() {
	}

	static Devices of(Cluster cluster, Dataplane dataplane) {
		Devices devices = new Devices();
		for (Node node : cluster.nodes()) {
			dataplane.namespace("node/" + node.name()).ifPresent((namespace) -> devices.add(node, namespace));
		}
		for (Pod pod : cluster.pods()) {
			dataplane.pod(pod.key()).ifPresent((namespace) -> devices.add(pod, namespace));
		}
		return devices;
	}

	List<Found> find(String name, List<String> notes) {
		Found found = this.byName.get(name.toLowerCase(Locale.ROOT));
		if (found == null) {
			notes.add(name + ": no device of this lab has it. Both are made up of names here, so those of a real "
					+ "cluster differ.");
			return List.of();
		}
		return List.of(found.askedAs(name));
	}

	private void add(Node node, NetworkNamespace namespace) {
		for (Link link : namespace.links()) {
			Found found = Found.box(Group.MEANING, "device", "", "Device " + link.name() + " of " + node.name(),
					link.mac().toString(),
					List.of("node/" + node.name() + "/dev/" + link.name(), "node/" + node.name()));
			this.byName.putIfAbsent(link.mac().toString(), found);
		}
	}

	private void add(Pod pod, NetworkNamespace namespace) {
		for (Link link : namespace.links()) {
			if (link instanceof Link.Veth veth) {
				this.byName.put(veth.mac().toString(), Boxes.of(pod, veth.name() + " of it has this MAC address"));
				this.byName.put(veth.peerName(), Boxes.of(pod, "the other end of its cable, on " + pod.node()));
			}
		}
	}

}
