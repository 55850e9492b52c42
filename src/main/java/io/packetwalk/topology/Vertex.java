package io.packetwalk.topology;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A box of the picture, in pixels from the picture's top left corner.
 *
 * @param id what steps call it, see {@link io.packetwalk.trace.Stop}
 * @param kind what it stands for
 * @param label its name, shortened in the middle when too long for the box
 * @param lines what is written under the name
 * @param parent the box it is drawn in, null for none
 * @param x its left edge
 * @param y its top edge
 * @param width its width
 * @param height its height
 * @param state how it is doing
 * @param count how many objects it stands for when it stands for several, else 0
 * @param title everything in words, for a tooltip and a screen reader
 * @param open whether it shows what it stands for; null when it cannot be opened
 */
public record Vertex(String id, VertexKind kind, String label, List<String> lines, @Nullable String parent, int x,
		int y, int width, int height, VertexState state, int count, String title, @Nullable Boolean open) {

	public Vertex {
		lines = List.copyOf(lines);
	}

	Vertex(String id, VertexKind kind, String label, List<String> lines, @Nullable String parent, int x, int y,
			int width, int height, VertexState state, int count, String title) {
		this(id, kind, label, lines, parent, x, y, width, height, state, count, title, null);
	}

	/** This box somewhere else, in another box. */
	Vertex at(Box place, @Nullable String newParent) {
		return new Vertex(this.id, this.kind, this.label, this.lines, newParent, place.x(), place.y(), place.width(),
				place.height(), this.state, this.count, this.title, this.open);
	}

	/** This box as a card that can be opened, or closed again. */
	Vertex openable(boolean isOpen) {
		return new Vertex(this.id, this.kind, this.label, this.lines, this.parent, this.x, this.y, this.width,
				this.height, this.state, this.count, this.title, isOpen);
	}

	Box box() {
		return new Box(this.x, this.y, this.width, this.height);
	}

}
