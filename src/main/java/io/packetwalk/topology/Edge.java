package io.packetwalk.topology;

import java.util.List;

/**
 * A line of the picture, made of horizontal and vertical pieces.
 *
 * @param id its id
 * @param from the vertex it starts at
 * @param to the vertex it ends at
 * @param kind what it stands for
 * @param label the word on it, empty for none
 * @param points its corners as {@code [x, y]}, ends included
 */
public record Edge(String id, String from, String to, EdgeKind kind, String label, List<List<Integer>> points) {

	public Edge {
		points = points.stream().map(List::copyOf).toList();
	}

}
