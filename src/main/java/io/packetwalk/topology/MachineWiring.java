package io.packetwalk.topology;

import java.util.List;
import java.util.stream.IntStream;

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
		this.machine.cables().forEach(this::cable);
		bridge();
		kernel();
		devices();
	}

	/**
	 * Each pod hangs on its veth pair: from the bridge, or without one from the kernel.
	 */
	private void pods() {
		List<Box> boxes = this.machine.pods().stream().map((pod) -> this.drawing.box(PodBoxes.id(pod))).toList();
		for (int i = 0; i < boxes.size(); i++) {
			Pod pod = this.machine.pods().get(i);
			String label = (i == boxes.size() - 1) ? "veth" : "";
			this.machine.cableOf(pod)
				.ifPresentOrElse((cable) -> intoCable(pod, this.machine.part(cable), boxes, label),
						() -> straight(pod, boxes, label));
		}
	}

	private void straight(Pod pod, List<Box> boxes, String label) {
		String end = this.machine.bridge() ? this.machine.part("dev/cni0") : this.machine.part("kernel");
		Box target = this.drawing.box(end);
		Box box = this.drawing.box(PodBoxes.id(pod));
		if (isLowest(box, boxes)) {
			int column = overCable(box) ? box.x() + Rack.CABLE_INSET / 2 : box.middleX();
			this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, column, box.bottom(), column, target.y());
		}
		else {
			int side = side(box, boxes);
			this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, side, box.middleY(), gutter(box, side),
					box.middleY(), gutter(box, side), target.y());
		}
	}

	private void intoCable(Pod pod, String end, List<Box> boxes, String label) {
		Box target = this.drawing.box(end);
		Box box = this.drawing.box(PodBoxes.id(pod));
		if (isLowest(box, boxes)) {
			this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, target.middleX(), box.bottom(),
					target.middleX(), target.y());
		}
		else {
			int side = side(box, boxes);
			int lane = target.y() - GUTTER;
			this.drawing.connect(PodBoxes.id(pod), end, EdgeKind.VETH, label, side, box.middleY(), gutter(box, side),
					box.middleY(), gutter(box, side), lane, target.middleX(), lane, target.middleX(), target.y());
		}
	}

	/** Right of a pod, but left of one in the last column. */
	private static int side(Box box, List<Box> boxes) {
		int rightmost = boxes.stream().mapToInt(Box::x).max().orElse(0);
		return (box.x() == rightmost) ? box.x() : box.right();
	}

	private static int gutter(Box box, int side) {
		return (side == box.x()) ? side - GUTTER + 2 : side + GUTTER - 2;
	}

	/** Whether the end of another pod's cable is below a pod. */
	private boolean overCable(Box box) {
		return this.machine.cables()
			.stream()
			.map((cable) -> this.drawing.box(this.machine.part(cable)))
			.anyMatch((end) -> end.right() > box.x() && end.x() < box.right());
	}

	/** Whether nothing stands below a pod. */
	private static boolean isLowest(Box box, List<Box> boxes) {
		return boxes.stream().noneMatch((other) -> other.x() == box.x() && other.y() > box.y());
	}

	/** Processes of the node talk to its kernel directly, past the bridge. */
	private void host() {
		if (!this.machine.host()) {
			return;
		}
		Box host = this.drawing.box(this.machine.part("host"));
		int column = host.right() - GUTTER;
		process(this.machine.part("host"), List.of(column, host.bottom()));
		for (Pod pod : this.machine.hostPods()) {
			Box box = this.drawing.box(PodBoxes.id(pod));
			process(PodBoxes.id(pod), List.of(box.right(), box.middleY(), column, box.middleY()));
		}
	}

	/** What comes out of a cable enters the kernel at once. */
	private void cable(Cable cable) {
		Box end = this.drawing.box(this.machine.part(cable));
		process(this.machine.part(cable), List.of(end.middleX(), end.bottom()));
	}

	private void process(String id, List<Integer> start) {
		int column = start.get(start.size() - 2);
		Box kernel = this.drawing.box(this.machine.part("kernel"));
		int lane = kernel.y() + Rack.KERNEL_HEADER / 2;
		Box rules = this.drawing.box(this.machine.part("netfilter"));
		Box conntrack = this.drawing.box(this.machine.part("conntrack"));
		Box routing = this.drawing.box(this.machine.part("routing"));
		int gutter = routing.right() + GUTTER;
		if (rules.spans(column)) {
			line(id, "netfilter", start, column, rules.y());
		}
		else {
			line(id, "netfilter", start, column, lane, rules.middleX(), lane, rules.middleX(), rules.y());
		}
		line(id, "conntrack", start, column, lane, conntrack.middleX(), lane, conntrack.middleX(), conntrack.y());
		line(id, "routing", start, column, lane, gutter, lane, gutter, routing.middleY(), routing.right(),
				routing.middleY());
	}

	private void line(String from, String part, List<Integer> start, int... rest) {
		int[] corners = IntStream.concat(start.stream().mapToInt(Integer::intValue), IntStream.of(rest)).toArray();
		this.drawing.connect(from, this.machine.part(part), EdgeKind.KERNEL, "", corners);
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
		for (String part : List.of("routing", "conntrack")) {
			Box box = this.drawing.box(this.machine.part(part));
			int gutter = box.right() + GUTTER;
			this.drawing.connect(this.machine.part(part), this.machine.part("dev/cni0"), EdgeKind.KERNEL, "",
					box.right(), box.middleY(), gutter, box.middleY(), gutter, bridge.bottom());
		}
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

	/**
	 * Every part of the kernel hands packets to devices and takes them from there. The
	 * lines share the lane under the kernel.
	 */
	private void devices() {
		for (String device : this.machine.devices()) {
			String id = this.machine.part("dev/" + device);
			fromBottom("routing", id);
			fromBottom("netfilter", id);
			byGutter("conntrack", id);
		}
		overlay();
	}

	private void fromBottom(String part, String device) {
		Box from = this.drawing.box(this.machine.part(part));
		int end = socket(device);
		this.drawing.connect(this.machine.part(part), device, EdgeKind.KERNEL, "", from.middleX(), from.bottom(),
				from.middleX(), lane(), end, lane(), end, this.drawing.box(device).y());
	}

	private void byGutter(String part, String device) {
		Box from = this.drawing.box(this.machine.part(part));
		int gutter = from.right() + GUTTER;
		int end = socket(device);
		this.drawing.connect(this.machine.part(part), device, EdgeKind.KERNEL, "", from.right(), from.middleY(), gutter,
				from.middleY(), gutter, lane(), end, lane(), end, this.drawing.box(device).y());
	}

	/**
	 * Where the lines to a device end: straight below a part of the kernel if possible.
	 */
	private int socket(String device) {
		Box box = this.drawing.box(device);
		for (String part : List.of("routing", "netfilter")) {
			int column = this.drawing.box(this.machine.part(part)).middleX();
			if (box.spans(column)) {
				return column;
			}
		}
		return box.middleX();
	}

	/** Half way between the kernel and the devices. */
	private int lane() {
		Box kernel = this.drawing.box(this.machine.part("kernel"));
		return (kernel.bottom() + this.drawing.box(this.machine.part("dev/eth0")).y()) / 2;
	}

	/** What goes into the tunnel leaves by the network card. */
	private void overlay() {
		if (this.machine.tunnel() != null) {
			String device = this.machine.part("dev/" + this.machine.tunnel());
			Box tunnel = this.drawing.box(device);
			Box card = this.drawing.box(this.machine.part("dev/eth0"));
			boolean cardLeft = card.x() < tunnel.x();
			this.drawing.connect(device, this.machine.part("dev/eth0"), EdgeKind.KERNEL, "",
					cardLeft ? tunnel.x() : tunnel.right(), tunnel.middleY(), cardLeft ? card.right() : card.x(),
					card.middleY());
		}
	}

}
