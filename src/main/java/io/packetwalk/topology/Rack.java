package io.packetwalk.topology;

import java.util.List;

/**
 * The measures all node boxes of a picture share, so that pods, kernels and devices of
 * neighbours stand on the same lines. All are relative to a node's top left corner.
 *
 * @param columns how many pods stand side by side
 * @param podsHeight the height of the pod area
 * @param bridge whether there is a bridge, or ends of cables, under the pods
 * @param rulesHeight the height of the Service rules
 */
record Rack(int columns, int podsHeight, boolean bridge, int rulesHeight) {

	static final int PAD = 18;

	static final int CHIP_WIDTH = 82;

	static final int CHIP_HEIGHT = 26;

	static final int GAP = 12;

	static final int POD_WIDTH = 152;

	static final int HOST_WIDTH = POD_WIDTH + 2 * GAP;

	static final int KERNEL_PAD = 12;

	static final int KERNEL_HEADER = 26;

	static final int BRIDGE_HEIGHT = 28;

	/** Beside the ends of cables other pods' lines pass. */
	static final int CABLE_INSET = 14;

	static final int CABLE_GAP = 8;

	static final int DEVICE_HEIGHT = Lettering.height(1);

	private static final int HEADER = 40;

	private static final int ROUTING_WIDTH = 126;

	private static final int BRIDGE_GAP = 20;

	private static final int KERNEL_GAP = 18;

	static Rack of(List<MachineContents> machines) {
		int cells = machines.stream().mapToInt(MachineContents::cells).max().orElse(0);
		int columns = columns(cells, machines.size());
		int rows = Math.max(1, (cells + columns - 1) / columns);
		int pods = rows * (PodBoxes.HEIGHT + GAP) - GAP;
		boolean bridge = machines.stream().anyMatch((machine) -> machine.bridge() || !machine.cables().isEmpty());
		int hosts = machines.stream().mapToInt(Rack::hostHeight).max().orElse(0);
		int besidesPods = bridge ? BRIDGE_GAP + BRIDGE_HEIGHT : 0;
		return new Rack(columns, Math.max(pods, hosts - besidesPods), bridge, 0);
	}

	/**
	 * Few machines have room for a wide row: a picture is as high as its highest column.
	 */
	private static int columns(int cells, int machines) {
		if (machines == 1) {
			return Math.clamp((cells > 8) ? (cells + 1) / 2 : cells, 2, 4);
		}
		if (cells > 12) {
			return 4;
		}
		return (cells <= 2 || cells == 4 || cells == 3 && machines > 2) ? 2 : 3;
	}

	Rack withRules(ServiceRules rules) {
		return new Rack(this.columns, this.podsHeight, this.bridge, Lettering.height(rules.lines().size()));
	}

	/** The room processes on the node itself need. */
	static int hostHeight(MachineContents machine) {
		return machine.host()
				? Lettering.height(hostLines(machine).size()) + 2 + machine.hostPods().size() * (PodBoxes.HEIGHT + 10)
				: 0;
	}

	static List<String> hostLines(MachineContents machine) {
		String pods = "+" + machine.moreHostPods()
				+ ((machine.moreHostPods() == 1) ? " hostNetwork pod" : " hostNetwork pods");
		String api = machine.node().controlPlane() ? "kubelet, API server" : "kubelet";
		return List.of(api, (machine.moreHostPods() > 0) ? pods : "container runtime");
	}

	int podAreaWidth() {
		return this.columns * (POD_WIDTH + GAP) - GAP;
	}

	/** The width of the Service rules when there is nothing but pods above them. */
	int rulesWidth() {
		return podAreaWidth() - 2 * KERNEL_PAD - GAP - routingWidth();
	}

	int routingWidth() {
		return ROUTING_WIDTH + (this.columns - 2) * 36;
	}

	int width(MachineContents machine) {
		return podAreaLeft(machine) + podAreaWidth() + PAD;
	}

	int podAreaLeft(MachineContents machine) {
		return PAD + (machine.host() ? HOST_WIDTH + GAP : 0);
	}

	int podsTop() {
		return HEADER;
	}

	int bridgeTop() {
		return podsTop() + this.podsHeight + BRIDGE_GAP;
	}

	int kernelTop() {
		return this.bridge ? bridgeTop() + BRIDGE_HEIGHT + KERNEL_GAP : podsTop() + this.podsHeight + 34;
	}

	int kernelHeight() {
		return KERNEL_HEADER + this.rulesHeight + KERNEL_PAD;
	}

	int devicesTop() {
		return kernelTop() + kernelHeight() + 20;
	}

	int height() {
		return devicesTop() + DEVICE_HEIGHT + 12;
	}

}
