package io.packetwalk.cluster;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * An immutable list that finds its elements by key without a scan. Equal to any list of
 * the same elements; the index takes no part in that.
 */
final class Indexed<E> extends AbstractList<E> implements RandomAccess {

	private final List<E> elements;

	private final Map<Object, List<E>> byKey = new HashMap<>();

	private Indexed(List<E> elements, Function<E, ? extends Collection<?>> keys) {
		this.elements = elements;
		for (E element : elements) {
			for (Object key : keys.apply(element)) {
				this.byKey.computeIfAbsent(key, (absent) -> new ArrayList<>(1)).add(element);
			}
		}
	}

	/**
	 * Copies a list, unless it already is one of these: a copied Cluster keeps its
	 * indexes.
	 */
	static <E> List<E> copyOf(List<E> list, Function<E, ? extends Collection<?>> keys) {
		return (list instanceof Indexed<E>) ? list : new Indexed<>(List.copyOf(list), keys);
	}

	/** The first element with this key in a list made by {@link #copyOf}. */
	static <E> Optional<E> first(List<E> list, Object key) {
		List<E> found = ((Indexed<E>) list).byKey.get(key);
		return (found != null) ? Optional.of(found.getFirst()) : Optional.empty();
	}

	/** Whether an element of a list made by {@link #copyOf} has this key. */
	static <E> boolean has(List<E> list, Object key) {
		return ((Indexed<E>) list).byKey.containsKey(key);
	}

	/** Every element with this key in a list made by {@link #copyOf}, in list order. */
	static <E> List<E> all(List<E> list, Object key) {
		List<E> found = ((Indexed<E>) list).byKey.get(key);
		return (found != null) ? List.copyOf(found) : List.of();
	}

	@Override
	public E get(int index) {
		return this.elements.get(index);
	}

	@Override
	public int size() {
		return this.elements.size();
	}

}
