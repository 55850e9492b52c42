package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * A namespace laid out by the
 * <a href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">ELK
 * layered algorithm</a>: Ingresses, Services and pods in columns from left to right. All
 * places are relative to the namespace's top left corner.
 *
 * @param graph what was laid out
 * @param width its width
 * @param height its height
 * @param boxes the places of its members, by id
 * @param lines the corners of its links, in their order
 * @param entranceLines the corners of the lines from the left border to its entrances, in
 * their order
 */
record NamespaceLayout(NamespaceGraph graph, int width, int height, Map<String, Box> boxes,
		List<List<List<Integer>>> lines, List<List<List<Integer>>> entranceLines) {

	private static final int PAD = 16;

	private static final int HEADER = 44;

	private static final int LARGE = 30;

	static {
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
	}

	static NamespaceLayout of(NamespaceGraph graph) {
		if (graph.members().isEmpty()) {
			return new NamespaceLayout(graph, NamespaceGraph.MEMBER_WIDTH + 2 * PAD,
					Lettering.height((graph.troubled() > 0) ? 2 : 1), Map.of(), List.of(), List.of());
		}
		ElkNode root = root(graph);
		Map<String, ElkNode> nodes = new LinkedHashMap<>();
		ElkNode door = graph.entrances().isEmpty() ? null : node(root, 1, 1, 0);
		for (Vertex member : graph.members()) {
			nodes.put(member.id(), node(root, member.width(), member.height(), column(member.kind())));
		}
		List<ElkEdge> links = new ArrayList<>();
		graph.links()
			.forEach((link) -> links.add(ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()))));
		List<ElkEdge> ways = new ArrayList<>();
		if (door != null) {
			graph.entrances().forEach((id) -> ways.add(ElkGraphUtil.createSimpleEdge(door, nodes.get(id))));
		}
		new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
		Map<String, Box> boxes = new LinkedHashMap<>();
		nodes.forEach((id, node) -> boxes.put(id, box(node)));
		return new NamespaceLayout(graph, round(root.getWidth()), round(root.getHeight()), boxes,
				links.stream().map(NamespaceLayout::corners).toList(),
				ways.stream().map(NamespaceLayout::fromBorder).toList());
	}

	private static ElkNode root(NamespaceGraph graph) {
		ElkNode root = ElkGraphUtil.createGraph();
		root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
		root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(LayeredOptions.PARTITIONING_ACTIVATE, true);
		root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
		root.setProperty(LayeredOptions.MERGE_EDGES, true);
		root.setProperty(LayeredOptions.PADDING, new ElkPadding(HEADER, PAD, PAD, PAD));
		root.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 48.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
		root.setProperty(LayeredOptions.THOROUGHNESS, (graph.members().size() > LARGE) ? 1 : 7);
		root.setProperty(LayeredOptions.RANDOM_SEED, 1);
		root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
		root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
		return root;
	}

	private static ElkNode node(ElkNode root, int width, int height, int column) {
		ElkNode node = ElkGraphUtil.createNode(root);
		node.setDimensions(width, height);
		node.setProperty(LayeredOptions.PARTITIONING_PARTITION, column);
		return node;
	}

	private static int column(VertexKind kind) {
		return switch (kind) {
			case INGRESS -> 1;
			case SERVICE -> 2;
			default -> 3;
		};
	}

	private static Box box(ElkNode node) {
		return new Box(round(node.getX()), round(node.getY()), round(node.getWidth()), round(node.getHeight()));
	}

	private static List<List<Integer>> corners(ElkEdge edge) {
		ElkEdgeSection section = edge.getSections().getFirst();
		List<List<Integer>> corners = new ArrayList<>();
		corners.add(List.of(round(section.getStartX()), round(section.getStartY())));
		section.getBendPoints().forEach((bend) -> corners.add(List.of(round(bend.getX()), round(bend.getY()))));
		corners.add(List.of(round(section.getEndX()), round(section.getEndY())));
		return corners;
	}

	private static List<List<Integer>> fromBorder(ElkEdge edge) {
		List<List<Integer>> corners = corners(edge);
		corners.set(0, List.of(0, corners.getFirst().getLast()));
		return corners;
	}

	private static int round(double value) {
		return (int) Math.round(value);
	}

}
