package io.packetwalk.narration;

import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Says;

/** Sentences about where packets begin and end. */
final class Ends {

	private Ends() {
	}

	static Says send(Scene scene) {
		Packet packet = scene.after();
		if (scene.reply()) {
			return answer(scene, packet);
		}
		String target = scene.wording().address(packet.dst());
		String port = packet.protocol().hasPorts() ? " port " + packet.dport() : "";
		String who = (scene.place().kind() == Place.Kind.EXTERNAL) ? scene.start() : scene.where();
		return scene.says(
				who + ((packet.protocol() == Protocol.TCP) ? " opens a connection to " : " sends a packet to ")
						+ scene.wording().name(packet.dst()) + port + ".",
				who + " sends " + packet.protocol() + " " + packet.flags() + " to " + target + port + ", from its port "
						+ packet.sport() + ".",
				"socket: " + packet.protocol() + " " + scene.flow() + " " + packet.flags() + ", ttl " + packet.ttl()
						+ ".");
	}

	private static Says answer(Scene scene, Packet packet) {
		if (packet.protocol() == Protocol.ICMP && !packet.flags().startsWith("echo")) {
			return scene.says(
					"The refusal sets out on the way back as an ICMP message.", scene.where() + " sends ICMP "
							+ packet.flags() + " to " + scene.wording().address(packet.dst()) + ".",
					"ICMP type 3 code 3 (" + packet.flags() + ") " + scene.flow() + ".");
		}
		if (packet.flags().startsWith("RST")) {
			return scene.says("The refusal sets out on the way back as a TCP reset.",
					scene.where() + " answers with a TCP reset to " + scene.wording().address(packet.dst()) + ".",
					"TCP " + packet.flags() + " " + scene.flow() + ".");
		}
		return scene.says(
				scene.toProxy() ? "The app's answer sets out for the ingress controller."
						: "The answer sets out on the way back.",
				scene.where() + " answers " + scene.wording().address(packet.dst()) + " port " + packet.dport() + ".",
				packet.protocol() + " " + packet.flags() + " " + scene.flow() + ".");
	}

	static Says deliver(Scene scene) {
		Packet packet = scene.after();
		String from = scene.wording().address(packet.src());
		if (!scene.reply() && scene.step().http() != null) {
			return Proxying.answers(scene, scene.step().http());
		}
		if (!scene.reply()) {
			return scene.says(scene.where() + " takes the packet: it listens on port " + packet.dport() + ".",
					scene.where() + " listens on " + packet.dport() + "/" + packet.protocol().lower()
							+ " and sees the client as " + from + ".",
					"socket lookup: " + scene.flow() + " accepted, ttl " + packet.ttl() + ".");
		}
		if (packet.protocol() == Protocol.ICMP && !packet.flags().startsWith("echo") || packet.flags().startsWith("RST")
				|| scene.step().title().startsWith("The sender is told")) {
			return scene.says("The client learns at once: connection refused.",
					"connect() fails with ECONNREFUSED; there is no waiting.",
					"socket: ECONNREFUSED, told by " + from + ".");
		}
		String who = scene.proxy() ? "The ingress controller" : "The client";
		String title = scene.step().title().startsWith("Response: ") ? scene.step().title().substring(10) : "";
		return scene.says(
				title.isEmpty() ? who + " has its answer, from the address it dialled."
						: who + " has its answer: " + title + ".",
				"The answer comes from " + from + " port " + packet.sport() + ", exactly what was dialled."
						+ (title.isEmpty() ? "" : " HTTP " + title + "."),
				"socket lookup: " + scene.flow() + " " + packet.flags() + ", ttl " + packet.ttl() + ".");
	}

	static Says reject(Scene scene) {
		Packet packet = scene.before();
		if (scene.place().kind() != Place.Kind.NODE || scene.step().hook() == null) {
			return scene.says(scene.where() + " has the address, but nobody listens on port " + packet.dport() + ".",
					"Nothing listens on " + packet.dport() + "/" + packet.protocol().lower() + " in " + scene.where()
							+ ": refused at once.",
					(packet.protocol() == Protocol.TCP) ? "no socket for " + scene.flow() + ": RST,ACK."
							: "no socket for " + scene.flow() + ": ICMP port unreachable.");
		}
		boolean none = scene.step().title().contains("no endpoints");
		return scene.says(
				none ? "The Service has no pod ready to answer, so " + scene.where()
						+ " refuses the packet on the spot." : "A rule of " + scene.where() + " refuses the packet.",
				none ? "No ready endpoint stands behind " + scene.wording().address(packet.dst()) + " port "
						+ packet.dport() + ": kube-proxy's REJECT rule answers at once."
						: "A REJECT rule matched " + scene.flow() + ".",
				"filter " + scene.step().hook() + ": REJECT --reject-with icmp-port-unreachable for " + scene.flow()
						+ ".");
	}

	static Says drop(Scene scene) {
		Packet packet = scene.before();
		String title = scene.step().title();
		if (title.startsWith("No route")) {
			String target = scene.wording().name(packet.dst())
					+ (packet.protocol().hasPorts() ? " port " + packet.dport() : "");
			return scene.says(
					"No rule took " + target + ", and " + scene.where()
							+ " has no route to that address: the packet ends here.",
					scene.where() + " has no route to " + scene.wording().address(packet.dst()) + ".",
					"FIB lookup for " + packet.dst() + ": Network is unreachable.");
		}
		if (title.startsWith("Nobody has")) {
			return scene.says("No machine answers to " + packet.dst() + ", so the packet waits and dies.",
					scene.where() + " asks who has " + packet.dst() + " and hears nothing: no such pod or host.",
					"neighbour " + packet.dst() + " FAILED after three requests.");
		}
		if (title.contains("no local endpoint")) {
			return scene.says(
					"This node has no pod of the Service, and its policy is Local: the packet is dropped in silence.",
					"The traffic policy is Local and " + scene.where() + " has no endpoint: DROP, the client waits.",
					"filter " + scene.step().hook() + ": DROP for " + scene.flow() + ".");
		}
		return scene.says("The packet ends here, in silence.", scene.where() + " drops " + scene.flow() + ".",
				"dropped: " + title.toLowerCase(java.util.Locale.ROOT) + ", " + scene.flow() + ".");
	}

}
