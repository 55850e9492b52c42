package io.packetwalk.narration;

import java.util.Locale;
import java.util.Objects;

import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.Says;

/** Sentences about routes, devices and tunnels. */
final class Moving {

	private Moving() {
	}

	static Says route(Scene scene) {
		RouteChoice route = Objects.requireNonNull(scene.step().route());
		Packet packet = scene.after();
		String ttl = (scene.before().ttl() != packet.ttl()) ? " The time to live drops to " + packet.ttl() + "." : "";
		return switch (route.decision()) {
			case "LOCAL" -> scene.step().title().endsWith("kube-ipvs0") ? virtual(scene, packet)
					: scene.says("The address is " + scene.where() + "'s own.",
							packet.dst() + " is an address of " + scene.where() + " itself.",
							"FIB: local " + packet.dst() + " dev lo table local.");
			case "BRIDGE" -> scene.says("The pod is on this very node: no routing, the bridge passes the frame on.",
					"The new destination is behind the same bridge, so the frame is bridged, not routed; the time to live stays "
							+ packet.ttl() + ".",
					"br_netfilter: bridged within " + route.dev() + ", ttl " + packet.ttl() + ".");
			default -> (scene.place().kind() == Place.Kind.POD) ? fromPod(scene, route, packet)
					: onNode(scene, route, packet, ttl);
		};
	}

	private static Says virtual(Scene scene, Packet packet) {
		return scene.says(
				"The Service's address is " + scene.where()
						+ "'s own: kube-proxy put it on a device that goes nowhere, so the packet stays here.",
				packet.dst() + " is bound to kube-ipvs0, so the packet goes to INPUT, where IPVS waits.",
				"FIB: local " + packet.dst() + " dev kube-ipvs0 table local.");
	}

	private static Says fromPod(Scene scene, RouteChoice route, Packet packet) {
		if (route.via() == null) {
			return scene.says("The destination is in the pod's own subnet; no gateway is needed.",
					"Matched " + route.text() + ": asked for directly on the link.",
					"FIB: " + packet.dst() + " -> " + route.text() + ".");
		}
		if (route.via().equals("169.254.1.1")) {
			return scene.says("The pod has one way out: an address that the node answers for on this very cable.",
					"Matched \"" + route.text()
							+ "\": nobody has 169.254.1.1, the node's end of the cable answers ARP for it (proxy ARP).",
					"FIB: " + packet.dst() + " -> " + route.text() + "; neighbour ee:ee:ee:ee:ee:ee.");
		}
		return scene.says(
				(scene.proxy() ? "The ingress controller's pod" : "The pod")
						+ " has no route of its own to that address, so the packet goes to its gateway, the node.",
				"Matched \"" + route.text() + "\": next hop " + route.via() + ", the node's side of the pod network.",
				"FIB: " + packet.dst() + " -> " + route.text() + ".");
	}

	private static Says onNode(Scene scene, RouteChoice route, Packet packet, String ttl) {
		String dev = route.dev();
		String story = dev.startsWith("flannel") || dev.startsWith("vxlan")
				? "The pod lives on another node, so the overlay carries the packet there."
				: dev.startsWith("tunl")
						? "The pod lives on another node, so an IP-in-IP tunnel carries the packet there."
						: dev.startsWith("cni") || dev.startsWith("cali") || dev.startsWith("veth")
								? "The pod lives on this node." : scene.where() + " sends it on.";
		if (scene.place().kind() == Place.Kind.LOAD_BALANCER) {
			story = "The load balancer hands the packet to one of the nodes.";
		}
		return scene.says(story,
				scene.where() + " routes " + scene.wording().address(packet.dst()) + " by \"" + route.text() + "\"."
						+ ttl,
				"FIB: " + packet.dst() + " -> " + route.text() + (ttl.isEmpty() ? "." : ", ttl " + packet.ttl() + "."));
	}

	static Says neighbour(Scene scene) {
		RouteChoice route = Objects.requireNonNull(scene.step().route());
		if (scene.place().kind() == Place.Kind.WIRE && scene.step().title().startsWith("ARP: ")) {
			String node = scene.step().title().substring(5).replaceFirst(" has .*$", "");
			return scene.says(
					"No machine stands in front of the nodes: " + node
							+ " says that the address is its own, so it gets the packet.",
					"The router asks who has " + scene.after().dst() + "; " + node + " alone answers: "
							+ route.neighbour() + ".",
					"arp who-has " + scene.after().dst() + ", reply is-at " + scene.after().dstMac() + ".");
		}
		return scene.says("The next machine's hardware address is filled in.",
				"The frame is addressed to the next hop: " + route.neighbour() + ".",
				"neighbour: " + route.neighbour() + "; frame addressed.");
	}

	static Says transmit(Scene scene) {
		if (scene.place().kind() == Place.Kind.WIRE) {
			return wire(scene);
		}
		if (scene.place().kind() == Place.Kind.EXTERNAL) {
			return scene.says(
					"The packet leaves the cluster; what answers out there is not described in the manifests.",
					"The packet leaves for " + scene.wording().address(scene.after().dst()) + ".",
					"left the model: " + scene.flow() + ".");
		}
		return scene.says("The packet leaves " + scene.where() + ".", scene.step().title() + ".",
				"dev_queue_xmit: " + scene.step().title() + ", " + scene.flow() + ".");
	}

	private static Says wire(Scene scene) {
		Tunnel outer = scene.after().outer();
		if (outer == null) {
			return scene.says("The packet crosses the network between the nodes.", "On the wire: " + scene.flow() + ".",
					"wire: " + scene.flow() + ".");
		}
		if (outer.kind().equals("IPIP")) {
			return scene.says("The wrapped packet crosses the network between the nodes.",
					"On the wire one sees only IP protocol 4 from " + scene.wording().address(outer.src()) + " to "
							+ scene.wording().address(outer.dst()) + "; the pod's packet is inside.",
					"wire: IPIP " + outer.src() + " -> " + outer.dst() + ", inner " + scene.flow() + ".");
		}
		return scene.says("The wrapped packet crosses the network between the nodes.",
				"On the wire one sees only UDP from " + scene.wording().address(outer.src()) + " to "
						+ scene.wording().address(outer.dst()) + " port " + outer.dport()
						+ "; the pod's packet is inside.",
				"wire: UDP " + outer.src().withPort(outer.sport()) + " -> " + outer.dst().withPort(outer.dport())
						+ ", VNI " + outer.vni() + ", inner " + scene.flow() + ".");
	}

	static Says receive(Scene scene) {
		String device = Objects.requireNonNullElse(scene.place().interface_(), "eth0");
		if (scene.place().kind() == Place.Kind.NODE && device.startsWith("cni")) {
			return scene.says("Through its cable the packet comes out on " + scene.where() + ".",
					scene.step().title() + ", a port of " + device + ".",
					device + " receives " + scene.flow() + ", ttl " + scene.after().ttl() + ".");
		}
		return scene.says("The packet arrives at " + scene.where() + ".",
				scene.where() + " receives it on " + device + ".",
				device + " receives " + scene.flow() + ", ttl " + scene.after().ttl() + ".");
	}

	static Says encapsulate(Scene scene) {
		Tunnel outer = Objects.requireNonNull(scene.after().outer());
		String story = "The pod is on another node, so the whole packet travels inside one addressed to that node.";
		if (outer.kind().equals("IPIP")) {
			return scene.says(story,
					"Wrapped in a second IP header: from " + scene.wording().address(outer.src()) + " to "
							+ scene.wording().address(outer.dst()) + ", protocol 4.",
					"ipip: outer " + outer.src() + " -> " + outer.dst() + ", 20 bytes of header.");
		}
		return scene.says(story,
				"Wrapped in " + outer.kind() + ": from " + scene.wording().address(outer.src()) + " to "
						+ scene.wording().address(outer.dst()) + ", UDP port " + outer.dport() + ".",
				"bridge fdb: the pod's subnet is behind " + outer.dst() + "; VNI " + outer.vni() + ", outer UDP "
						+ outer.sport() + " -> " + outer.dport() + ", 50 bytes of headers.");
	}

	static Says decapsulate(Scene scene) {
		return scene.says(scene.where() + " unwraps the packet; it is the pod's own again.",
				scene.where() + " unwraps it: " + scene.flow() + " comes out of the tunnel.",
				Objects.requireNonNull(scene.before().outer()).kind().toLowerCase(Locale.ROOT)
						+ ": outer headers removed, " + scene.flow() + " enters again.");
	}

}
