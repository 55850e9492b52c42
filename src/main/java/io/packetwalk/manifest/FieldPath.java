package io.packetwalk.manifest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Where a walk through an object is, spelled only when somebody asks. */
final class FieldPath {

	private final Deque<Object> steps = new ArrayDeque<>();

	void enter(String field) {
		this.steps.addLast(field);
	}

	void enter(int index) {
		this.steps.addLast(index);
	}

	void leave() {
		this.steps.removeLast();
	}

	/** Whether this place is an entry of a list. */
	boolean isEntry() {
		return this.steps.peekLast() instanceof Integer;
	}

	/** The path of a field below this place. */
	String at(String field) {
		enter(field);
		String path = toString();
		leave();
		return path;
	}

	/**
	 * {@code spec.ports[0].targetPort}, {@code metadata.annotations[example.com/owner]}.
	 */
	@Override
	public String toString() {
		StringBuilder path = new StringBuilder();
		for (Iterator<Object> steps = this.steps.iterator(); steps.hasNext();) {
			Object step = steps.next();
			boolean bracketed = step instanceof Integer || !plain((String) step);
			if (bracketed) {
				path.append('[').append(step).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step);
			}
		}
		return path.toString();
	}

	private static boolean plain(String name) {
		return !name.isEmpty() && name.indexOf('.') < 0 && name.indexOf('/') < 0 && name.indexOf('[') < 0;
	}

}
