package io.packetwalk.topology;

import java.util.List;

/** Where the machines stand: rows of equal height, columns of equal width. */
final class Floor {

	/** Under every row: the lane of the tunnels, then the lane to the wire. */
	private static final int LANES = 34;

	/** Two machines need none: their tunnel is between them. */
	private static final int NO_LANES = 22;

	private final Drawing drawing;

	private final List<MachineContents> machines;

	private final int perRow;

	private final Rack rack;

	Floor(Drawing drawing, List<MachineContents> machines, int perRow, Rack rack) {
		this.drawing = drawing;
		this.machines = machines;
		this.perRow = perRow;
		this.rack = rack;
	}

	void place(ServiceRules rules) {
		for (int i = 0; i < this.machines.size(); i++) {
			MachineContents machine = this.machines.get(i);
			int x = columnLeft(i % this.perRow);
			int y = PhysicalView.MARGIN + row(i) * (this.rack.height() + lanes());
			new Machine(this.drawing, this.rack, machine, rules, x, y).draw();
		}
	}

	private int columnLeft(int column) {
		int x = PhysicalView.MARGIN + ((rows() > 1) ? 10 : 0);
		for (int i = 0; i < column; i++) {
			x += columnWidth(i) + PhysicalView.NODE_GAP;
		}
		return x;
	}

	private int columnWidth(int column) {
		int widest = 0;
		for (int i = column; i < this.machines.size(); i += this.perRow) {
			widest = Math.max(widest, this.rack.width(this.machines.get(i)));
		}
		return widest;
	}

	int row(int index) {
		return index / this.perRow;
	}

	int rows() {
		return (this.machines.size() + this.perRow - 1) / this.perRow;
	}

	/** The bottom edge of the nodes in a row. */
	int rowBottom(int row) {
		return PhysicalView.MARGIN + row * (this.rack.height() + lanes()) + this.rack.height();
	}

	private int lanes() {
		return (this.machines.size() <= 2) ? NO_LANES : LANES;
	}

	int left() {
		return columnLeft(0);
	}

	/** The right edge of the rightmost column. */
	int right() {
		int last = Math.min(this.perRow, Math.max(1, this.machines.size())) - 1;
		return columnLeft(last) + Math.max(columnWidth(last), 2 * Rack.POD_WIDTH);
	}

	/** The free strip to the right of a node's column. */
	int gutter(int index) {
		int column = index % this.perRow;
		return columnLeft(column) + columnWidth(column) + PhysicalView.NODE_GAP / 2;
	}

	/** Where the network between the nodes begins, below the last row. */
	int wireTop() {
		return (this.machines.isEmpty() ? PhysicalView.MARGIN : rowBottom(rows() - 1)) + lanes() - 4;
	}

}
