package io.packetwalk.export.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a picture is drawn, and how far the packet is.
 *
 * @param crop the part of the plane that is seen
 * @param past the ways gone
 * @param fresh the steps whose ways are drawn strongest; empty: all
 * @param ahead the ways still to go
 * @param looks boxes in which something happens
 * @param passed boxes the packet was in
 * @param aside whether boxes it was not in stand aside
 * @param marks numbers on boxes
 */
record Shot(Frame crop, List<Ground.Stretch> past, Set<Integer> fresh, List<Ground.Stretch> ahead,
		Map<String, Look> looks, Set<String> passed, boolean aside, List<Mark> marks) {

	boolean isFresh(Ground.Stretch stretch) {
		return this.fresh.isEmpty() || this.fresh.contains(stretch.at().n());
	}

	Shot in(Frame frame) {
		return new Shot(frame, this.past, this.fresh, this.ahead, this.looks, this.passed, this.aside, this.marks);
	}

}
