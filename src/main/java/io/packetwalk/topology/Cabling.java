package io.packetwalk.topology;

import java.util.List;

import io.packetwalk.cluster.Settings;

/** Draws the lines between machines: network cards to the wire, tunnels over it. */
final class Cabling {

	private static final int WIRE_HEIGHT = 28;

	private final Drawing drawing;

	private final List<MachineContents> machines;

	private final Floor floor;

	private final List<MachineContents> tunnelled;

	private final Settings settings;

	Cabling(Drawing drawing, List<MachineContents> machines, Floor floor, List<MachineContents> tunnelled,
			Settings settings) {
		this.drawing = drawing;
		this.machines = machines;
		this.floor = floor;
		this.tunnelled = tunnelled;
		this.settings = settings;
	}

	void connect() {
		int top = this.floor.wireTop();
		this.drawing.add(new Vertex("wire", VertexKind.WIRE, "network between the nodes", addresses(), null,
				this.floor.left(), top, this.floor.right() - this.floor.left(), WIRE_HEIGHT, VertexState.NONE, 0,
				"The network the nodes share"));
		for (int i = 0; i < this.machines.size(); i++) {
			card(i, top);
		}
		for (int i = 0; i < this.tunnelled.size(); i++) {
			for (int j = i + 1; j < this.tunnelled.size(); j++) {
				if (this.settings.tunnels(this.tunnelled.get(i).node(), this.tunnelled.get(j).node())) {
					tunnel(this.tunnelled.get(i), this.tunnelled.get(j));
				}
			}
		}
	}

	private List<String> addresses() {
		if (this.machines.isEmpty()) {
			return List.of("no nodes");
		}
		String first = this.machines.getFirst().node().internalIp().toString();
		String last = this.machines.getLast().node().internalIp().toString();
		return List.of(first.equals(last) ? first : first + " – " + last);
	}

	/** Straight down from the last row; from a higher row beside the nodes below. */
	private void card(int index, int wireTop) {
		String id = this.machines.get(index).part("dev/eth0");
		Box card = this.drawing.box(id);
		int row = this.floor.row(index);
		if (row == this.floor.rows() - 1) {
			this.drawing.connect(id, "wire", EdgeKind.UNDERLAY, "", card.middleX(), card.bottom(), card.middleX(),
					wireTop);
			return;
		}
		int lane = this.floor.rowBottom(row) + 22;
		int gutter = Math.min(this.floor.gutter(index), this.floor.right() + PhysicalView.NODE_GAP / 2);
		boolean beyond = gutter > this.floor.right();
		if (beyond) {
			int middle = wireTop + 10;
			this.drawing.connect(id, "wire", EdgeKind.UNDERLAY, "", card.middleX(), card.bottom(), card.middleX(), lane,
					gutter, lane, gutter, middle, this.floor.right(), middle);
		}
		else {
			this.drawing.connect(id, "wire", EdgeKind.UNDERLAY, "", card.middleX(), card.bottom(), card.middleX(), lane,
					gutter, lane, gutter, wireTop);
		}
	}

	private void tunnel(MachineContents one, MachineContents other) {
		Box from = this.drawing.box(end(one));
		Box to = this.drawing.box(end(other));
		if (faceEachOther(one, other, from, to)) {
			tunnel(one, other, from.right(), from.middleY(), to.x(), to.middleY());
			return;
		}
		int fromLane = lane(one);
		int toLane = lane(other);
		if (fromLane == toLane) {
			tunnel(one, other, from.middleX(), from.bottom(), from.middleX(), fromLane, to.middleX(), fromLane,
					to.middleX(), to.bottom());
		}
		else {
			int side = this.floor.left() - 10;
			tunnel(one, other, from.middleX(), from.bottom(), from.middleX(), fromLane, side, fromLane, side, toLane,
					to.middleX(), toLane, to.middleX(), to.bottom());
		}
	}

	private void tunnel(MachineContents one, MachineContents other, int... corners) {
		this.drawing.connect(end(one), end(other), EdgeKind.TUNNEL, "", corners);
	}

	private static String end(MachineContents machine) {
		return machine.part("dev/" + machine.tunnel());
	}

	/** Neighbours in a row whose tunnel devices have nothing between them. */
	private boolean faceEachOther(MachineContents one, MachineContents other, Box from, Box to) {
		return this.machines.indexOf(other) == this.machines.indexOf(one) + 1 && from.y() == to.y()
				&& one.devices().getLast().equals(one.tunnel()) && other.devices().getFirst().equals(other.tunnel());
	}

	private int lane(MachineContents machine) {
		return this.floor.rowBottom(this.floor.row(this.machines.indexOf(machine))) + 11;
	}

}
