package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/**
 * The pods of a workload as one card, or opened with its pods in it.
 *
 * @param box the card, without a place
 * @param inside its pods, placed relative to the card; empty while it is closed
 */
record WorkloadCard(Vertex box, List<Vertex> inside) {

	private static final int PAD = 12;

	private static final int HEADER = 42;

	private static final int GAP = 10;

	private static final int MOST_COLUMNS = 4;

	private static final int MOST_PODS = 48;

	private static final int WIDTH = NamespaceGraph.MEMBER_WIDTH;

	WorkloadCard {
		inside = List.copyOf(inside);
	}

	/**
	 * The card of some pods of one workload.
	 * @param pods those it stands for
	 * @param replicas how many pods the workload has in all: some may be drawn on their
	 * own
	 */
	static WorkloadCard of(String id, List<Pod> pods, int replicas, boolean open) {
		return open ? opened(id, pods, replicas) : new WorkloadCard(card(id, pods, replicas, WIDTH), List.of());
	}

	private static Vertex card(String id, List<Pod> pods, int replicas, int width) {
		ObjectRef owner = Objects.requireNonNull(pods.getFirst().owner());
		int ready = (int) pods.stream().filter(WorkloadCard::isReady).count();
		String more = (pods.size() < replicas) ? "+" : "";
		String count = more + pods.size() + ((pods.size() == 1) ? " pod" : " pods");
		String readiness = (ready == pods.size()) ? "ready" : (pods.size() - ready) + " not ready";
		List<String> lines = List.of(Lettering.small(count + " · " + readiness, width), owner.kind());
		String title = owner.kind() + " " + owner.name() + ", namespace " + pods.getFirst().namespace() + ", "
				+ (more.isEmpty() ? "" : "without those drawn beside it ") + count.substring(more.length()) + ", "
				+ ((ready == pods.size()) ? "all ready" : ready + " ready, " + readiness);
		return new Vertex(id, VertexKind.WORKLOAD, Lettering.name(owner.name(), width), lines, null, 0, 0, width,
				PodBoxes.HEIGHT, (ready == pods.size()) ? VertexState.READY : VertexState.NOT_READY, pods.size(), title)
			.openable(false);
	}

	/** Pods in trouble come first: they are what a person opens it for. */
	private static WorkloadCard opened(String id, List<Pod> pods, int replicas) {
		List<Pod> shown = pods.stream()
			.sorted(Comparator.comparing(WorkloadCard::isReady).thenComparing(Pod::name))
			.limit((pods.size() > MOST_PODS) ? MOST_PODS - 1 : MOST_PODS)
			.toList();
		int cells = Math.min(pods.size(), MOST_PODS);
		int columns = Math.clamp((int) Math.ceil(Math.sqrt(cells / 2.0)), 1, MOST_COLUMNS);
		int rows = (cells + columns - 1) / columns;
		int width = 2 * PAD + columns * (WIDTH + GAP) - GAP;
		int height = HEADER + rows * (PodBoxes.HEIGHT + GAP) - GAP + PAD;
		List<Vertex> inside = new ArrayList<>();
		for (int i = 0; i < shown.size(); i++) {
			inside.add(PodBoxes.of(shown.get(i), cell(i, columns), id));
		}
		int more = pods.size() - shown.size();
		if (more > 0) {
			Box place = cell(shown.size(), columns);
			inside.add(new Vertex("rest/" + id, VertexKind.MORE, "+" + more + " more", List.of("pods like these"), id,
					place.x(), place.y(), place.width(), place.height(), VertexState.NONE, more,
					more + " more pods of " + pods.getFirst().owner()));
		}
		Vertex card = card(id, pods, replicas, width);
		return new WorkloadCard(card.at(new Box(0, 0, width, height), null).openable(true), inside);
	}

	private static Box cell(int index, int columns) {
		return new Box(PAD + index % columns * (WIDTH + GAP), HEADER + index / columns * (PodBoxes.HEIGHT + GAP), WIDTH,
				PodBoxes.HEIGHT);
	}

	private static boolean isReady(Pod pod) {
		return PodBoxes.state(pod) == VertexState.READY;
	}

	/** The pods in it where the card stands at a place. */
	List<Vertex> insideAt(int x, int y) {
		return this.inside.stream()
			.map((pod) -> pod.at(new Box(x + pod.x(), y + pod.y(), pod.width(), pod.height()), pod.parent()))
			.toList();
	}

}
