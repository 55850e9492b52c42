package io.packetwalk.topology;

import java.util.List;

/**
 * One way to draw a cluster. Boxes come before the boxes drawn in them.
 *
 * @param width the width in pixels, margins included
 * @param height the height in pixels, margins included
 * @param vertices the boxes
 * @param edges the lines
 */
public record View(int width, int height, List<Vertex> vertices, List<Edge> edges) {

	public View {
		vertices = List.copyOf(vertices);
		edges = List.copyOf(edges);
	}

}
