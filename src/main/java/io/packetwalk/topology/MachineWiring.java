package io.packetwalk.topology;

import java.util.List;

import io.packetwalk.cluster.Pod;

/** Draws the lines inside one node. */
final class MachineWiring {

	private static final int GUTTER = Rack.GAP / 2;

	private final Drawing drawing;

	private final MachineContents machine;

	MachineWiring(Drawing drawing, MachineContents machine) {
		this.drawing = drawing;
		this.machine = machine;
	}

	void connect() {
		pods();
		host();
		bridge();
		kernel();
		devices();
	}

	/**
	 * Each pod hangs on its veth pair: from the bridge, or without one from the kernel.
	 */
	private void pods() {
		String end = this.machine.bridge() ? this.machine.part("dev/cni0") : this.machine.part("kernel");
		Box target = this.drawing.box(end);
		List<Box> boxes = this.machine.pods().stream().map((pod) -> this.drawing.box(PodBoxes.id(pod))).toList();
		int rightmost = boxes.stream().mapToInt(Box::x).max().orElse(0);
		for (int i = 0; i < boxes.size(); i++) {
			Pod pod = this.machine.pods().get(i);
			Box box = boxes.get(i);
			String label = (i == boxes.size() - 1) ? "veth" : "";
			if (isLowest(box, boxes)) {
				this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, box.middleX(), box.bottom(),
						box.middleX(), target.y());
			}
			else {
				boolean left = box.x() == rightmost;
				int side = left ? box.x() : box.right();
				int gutter = left ? side - GUTTER + 2 : side + GUTTER - 2;
				this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, side, box.middleY(), gutter,
						box.middleY(), gutter, target.y());
			}
		}
	}

	/** Whether nothing stands below a pod; the box that counts the rest is a thing. */
	private boolean isLowest(Box box, List<Box> boxes) {
		String more = "more/" + this.machine.node().name();
		boolean overMore = this.drawing.has(more) && this.drawing.box(more).x() == box.x()
				&& this.drawing.box(more).y() > box.y();
		return !overMore && boxes.stream().noneMatch((other) -> other.x() == box.x() && other.y() > box.y());
	}

	private void host() {
		if (this.machine.host()) {
			Box host = this.drawing.box(this.machine.part("host"));
			down(this.machine.part("host"), this.machine.part("netfilter"), host.middleX());
		}
	}

	private void bridge() {
		if (!this.machine.bridge()) {
			return;
		}
		Box bridge = this.drawing.box(this.machine.part("dev/cni0"));
		Box rules = this.drawing.box(this.machine.part("netfilter"));
		int left = Math.max(bridge.x(), rules.x());
		down(this.machine.part("dev/cni0"), this.machine.part("netfilter"),
				(left + Math.min(bridge.right(), rules.right())) / 2);
		Box routing = this.drawing.box(this.machine.part("routing"));
		int gutter = routing.right() + GUTTER;
		this.drawing.connect(this.machine.part("routing"), this.machine.part("dev/cni0"), EdgeKind.KERNEL, "",
				routing.right(), routing.middleY(), gutter, routing.middleY(), gutter, bridge.bottom());
	}

	private void down(String from, String to, int column) {
		this.drawing.connect(from, to, EdgeKind.KERNEL, "", column, this.drawing.box(from).bottom(), column,
				this.drawing.box(to).y());
	}

	private void kernel() {
		Box rules = this.drawing.box(this.machine.part("netfilter"));
		for (String part : List.of("conntrack", "routing")) {
			Box box = this.drawing.box(this.machine.part(part));
			this.drawing.connect(this.machine.part("netfilter"), this.machine.part(part), EdgeKind.KERNEL, "",
					rules.right(), box.middleY(), box.x(), box.middleY());
		}
		Box conntrack = this.drawing.box(this.machine.part("conntrack"));
		down(this.machine.part("conntrack"), this.machine.part("routing"), conntrack.middleX());
	}

	/** Straight down to the device below, around the corner to the others. */
	private void devices() {
		Box routing = this.drawing.box(this.machine.part("routing"));
		Box kernel = this.drawing.box(this.machine.part("kernel"));
		for (String device : this.machine.devices()) {
			String id = this.machine.part("dev/" + device);
			Box box = this.drawing.box(id);
			if (box.spans(routing.middleX())) {
				down(this.machine.part("routing"), id, routing.middleX());
			}
			else {
				int lane = (kernel.bottom() + box.y()) / 2;
				int start = routing.x() + routing.width() / 4;
				this.drawing.connect(this.machine.part("routing"), id, EdgeKind.KERNEL, "", start, routing.bottom(),
						start, lane, box.middleX(), lane, box.middleX(), box.y());
			}
		}
		overlay();
	}

	/** What goes into the tunnel leaves by the network card. */
	private void overlay() {
		if (this.machine.devices().contains("flannel.1")) {
			Box tunnel = this.drawing.box(this.machine.part("dev/flannel.1"));
			Box card = this.drawing.box(this.machine.part("dev/eth0"));
			boolean cardLeft = card.x() < tunnel.x();
			this.drawing.connect(this.machine.part("dev/flannel.1"), this.machine.part("dev/eth0"), EdgeKind.KERNEL, "",
					cardLeft ? tunnel.x() : tunnel.right(), tunnel.middleY(), cardLeft ? card.right() : card.x(),
					card.middleY());
		}
	}

}
