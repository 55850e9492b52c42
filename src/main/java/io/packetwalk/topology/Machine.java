package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.cluster.Pod;

/**
 * Draws one node: pods on top, the bridge they are plugged into, the kernel, the devices
 * at the bottom.
 */
final class Machine {

	private final Drawing drawing;

	private final Rack rack;

	private final MachineContents contents;

	private final ServiceRules rules;

	private final int x;

	private final int y;

	Machine(Drawing drawing, Rack rack, MachineContents contents, ServiceRules rules, int x, int y) {
		this.drawing = drawing;
		this.rack = rack;
		this.contents = contents;
		this.rules = rules;
		this.x = x;
		this.y = y;
	}

	void draw() {
		node();
		pods();
		host();
		bridge();
		cables();
		kernel();
		devices();
		new MachineWiring(this.drawing, this.contents).connect();
	}

	private void node() {
		var node = this.contents.node();
		String title = "Node " + node.name() + ", " + node.internalIp() + ", pods " + node.podCidr()
				+ (node.controlPlane() ? ", control plane" : "")
				+ ((node.zone() != null) ? ", zone " + node.zone() : "");
		int width = this.rack.width(this.contents);
		boolean chip = this.contents.morePods() > 0 || this.contents.opened();
		int nameRoom = width - (int) (Lettering.width(node.internalIp().toString()) + 2 * Rack.PAD)
				- (chip ? Rack.CHIP_WIDTH : 0);
		this.drawing.add(new Vertex(this.contents.id(), VertexKind.NODE, Lettering.name(node.name(), nameRoom),
				List.of(node.internalIp().toString()), null, this.x, this.y, width, this.rack.height(),
				VertexState.NONE, 0, title));
	}

	private void pods() {
		int cell = 0;
		for (Pod pod : this.contents.pods()) {
			this.drawing.add(PodBoxes.of(pod, podCell(cell++), this.contents.id()));
		}
		more();
	}

	/** What there is no room for is counted in the node's head. */
	private void more() {
		int more = this.contents.morePods();
		if (more == 0 && !this.contents.opened()) {
			return;
		}
		Box place = new Box(this.x + this.rack.width(this.contents) - Rack.PAD - Rack.CHIP_WIDTH, this.y + 7,
				Rack.CHIP_WIDTH, Rack.CHIP_HEIGHT);
		String title = (more == 0) ? "Every pod on " + this.contents.node().name() + " is drawn"
				: more + ((more == 1) ? " more pod on " : " more pods on ") + this.contents.node().name();
		this.drawing.add(new Vertex(MachineContents.more(this.contents.node()), VertexKind.MORE,
				(more == 0) ? "fewer" : "+" + more + " more", List.of(), this.contents.id(), place.x(), place.y(),
				place.width(), place.height(), VertexState.NONE, more, title)
			.openable(this.contents.opened()));
	}

	private Box podCell(int cell) {
		int column = cell % this.rack.columns();
		int row = cell / this.rack.columns();
		return new Box(left() + column * (Rack.POD_WIDTH + Rack.GAP),
				this.y + this.rack.podsTop() + row * (PodBoxes.HEIGHT + Rack.GAP), Rack.POD_WIDTH, PodBoxes.HEIGHT);
	}

	private int left() {
		return this.x + this.rack.podAreaLeft(this.contents);
	}

	private void host() {
		if (!this.contents.host()) {
			return;
		}
		List<String> lines = Rack.hostLines(this.contents);
		int top = this.y + this.rack.podsTop();
		int bottom = this.y + this.rack.kernelTop() - 22;
		box(new Box(this.x + Rack.PAD, top, Rack.HOST_WIDTH, bottom - top), this.contents.part("host"), VertexKind.HOST,
				"host processes", lines, this.contents.id(), 0,
				"Processes in the network of " + this.contents.node().name() + " itself: " + String.join(", ", lines));
		int podTop = top + Lettering.height(lines.size()) - 4;
		for (Pod pod : this.contents.hostPods()) {
			Box place = new Box(this.x + Rack.PAD + Rack.GAP, podTop, Rack.POD_WIDTH, PodBoxes.HEIGHT);
			this.drawing.add(PodBoxes.of(pod, place, this.contents.part("host")));
			podTop += PodBoxes.HEIGHT + 10;
		}
	}

	private void bridge() {
		if (this.contents.bridge()) {
			String gateway = this.contents.node().podCidr().at(1).toString();
			box(new Box(left(), this.y + this.rack.bridgeTop(), this.rack.podAreaWidth(), Rack.BRIDGE_HEIGHT),
					this.contents.part("dev/cni0"), VertexKind.DEVICE, "cni0 · " + gateway, List.of(),
					this.contents.id(), 0,
					"Bridge cni0 on " + this.contents.node().name() + ", the default gateway of its pods: " + gateway);
		}
	}

	/** Each end under its pod; several pods above each other share the room. */
	private void cables() {
		Map<Integer, List<Cable>> byColumn = new TreeMap<>();
		this.contents.cables()
			.forEach((cable) -> byColumn.computeIfAbsent(column(cable), (absent) -> new ArrayList<>()).add(cable));
		byColumn.forEach((column, cables) -> {
			int room = Rack.POD_WIDTH - 2 * Rack.CABLE_INSET + Rack.CABLE_GAP;
			int width = room / cables.size() - Rack.CABLE_GAP;
			int end = left() + column * (Rack.POD_WIDTH + Rack.GAP) + Rack.CABLE_INSET;
			for (Cable cable : cables) {
				box(new Box(end, this.y + this.rack.bridgeTop(), width, Rack.BRIDGE_HEIGHT), this.contents.part(cable),
						VertexKind.DEVICE, Lettering.name(cable.device(), width), List.of(), this.contents.id(), 0,
						"Cable end " + cable.device() + " on " + this.contents.node().name()
								+ ((cable.pod() != null) ? ", the other end is in " + cable.pod() : ""));
				end += width + Rack.CABLE_GAP;
			}
		});
	}

	private int column(Cable cable) {
		for (int cell = 0; cell < this.contents.pods().size(); cell++) {
			if (PodBoxes.id(this.contents.pods().get(cell)).equals(cable.pod())) {
				return cell % this.rack.columns();
			}
		}
		return 0;
	}

	private void kernel() {
		String name = this.contents.node().name();
		int top = this.y + this.rack.kernelTop();
		int right = left() + this.rack.podAreaWidth();
		String id = this.contents.part("kernel");
		box(new Box(this.x + Rack.PAD, top, right - this.x - Rack.PAD, this.rack.kernelHeight()), id, VertexKind.KERNEL,
				"KERNEL", List.of(), this.contents.id(), 0, "The kernel of " + name);
		int innerTop = top + Rack.KERNEL_HEADER;
		int rulesLeft = this.x + Rack.PAD + Rack.KERNEL_PAD;
		int sideLeft = right - Rack.KERNEL_PAD - this.rack.routingWidth();
		box(new Box(rulesLeft, innerTop, sideLeft - Rack.GAP - rulesLeft, this.rack.rulesHeight()),
				this.contents.part("netfilter"), VertexKind.NETFILTER, this.rules.title(), this.rules.lines(), id, 0,
				"Service rules of " + name + ": " + this.rules.services() + " Services exist here "
						+ this.rules.form());
		int half = (this.rack.rulesHeight() - Rack.GAP) / 2;
		box(new Box(sideLeft, innerTop, this.rack.routingWidth(), half), this.contents.part("conntrack"),
				VertexKind.CONNTRACK, "conntrack", List.of("remembers NAT"), id, 0,
				"Connection tracking of " + name + ": remembers every translation and undoes it for replies");
		box(new Box(sideLeft, innerTop + this.rack.rulesHeight() - half, this.rack.routingWidth(), half),
				this.contents.part("routing"), VertexKind.ROUTING, "routing",
				List.of(Lettering.mono(this.contents.node().podCidr().toString(), this.rack.routingWidth())), id, 0,
				"Routing table of " + name + ", own pods " + this.contents.node().podCidr());
	}

	private void devices() {
		List<String> devices = this.contents.devices();
		int left = this.x + Rack.PAD;
		int room = left() + this.rack.podAreaWidth() - left + Rack.GAP;
		int width = room / devices.size() - Rack.GAP;
		for (String device : devices) {
			box(new Box(left, this.y + this.rack.devicesTop(), width, Rack.DEVICE_HEIGHT),
					this.contents.part("dev/" + device), VertexKind.DEVICE, device, deviceLines(device),
					this.contents.id(), 0, "Device " + device + " of " + this.contents.node().name());
			left += width + Rack.GAP;
		}
	}

	private List<String> deviceLines(String device) {
		return switch (device) {
			case "eth0" -> List.of(this.contents.node().internalIp().toString());
			case "tunl0" -> List.of("IPIP tunnel");
			case "kube-ipvs0" -> List.of("virtual addresses");
			default -> device.equals(this.contents.tunnel()) ? List.of("VXLAN tunnel") : List.of();
		};
	}

	private void box(Box place, String id, VertexKind kind, String label, List<String> lines, String parent, int count,
			String title) {
		this.drawing.add(new Vertex(id, kind, label, lines, parent, place.x(), place.y(), place.width(), place.height(),
				VertexState.NONE, count, title));
	}

}
