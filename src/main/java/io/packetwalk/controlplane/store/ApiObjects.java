package io.packetwalk.controlplane.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.manifest.ManifestObject;
import io.packetwalk.manifest.ManifestSet;

/**
 * Every object of the cluster by type, sorted by namespace and name, so that the order of
 * documents plays no part from here on.
 */
public final class ApiObjects {

	private static final Comparator<Stored<?>> BY_NAME = Comparator.<Stored<?>, String>comparing(Stored::namespace)
		.thenComparing(Stored::name);

	private final Map<Class<?>, Map<String, Stored<?>>> byType = new HashMap<>();

	private ApiObjects() {
	}

	/** What the manifests hold. */
	public static ApiObjects of(ManifestSet manifests) {
		ApiObjects objects = new ApiObjects();
		for (ManifestObject object : manifests.objects()) {
			String namespace = object.namespace();
			ObjectRef ref = new ObjectRef(object.kind(), namespace.isEmpty() ? null : namespace, object.name());
			objects.put(new Stored<>(object.resource(), ref, true));
		}
		return objects;
	}

	/**
	 * Adds an object of the profile, unless one of this name is there: what is stated
	 * wins.
	 */
	public void addUnlessStated(HasMetadata object) {
		String namespace = object.getMetadata().getNamespace();
		Stored<HasMetadata> added = new Stored<>(object,
				new ObjectRef(object.getKind(), namespace, object.getMetadata().getName()), false);
		if (find(object.getClass(), added.namespace(), added.name()).isEmpty()) {
			put(added);
		}
	}

	/** Puts a changed object where it was. */
	public void replace(Stored<?> changed) {
		put(changed);
	}

	/** Objects without a type of their own share one, so their kind tells them apart. */
	private void put(Stored<?> stored) {
		String kind = (stored.object() instanceof GenericKubernetesResource) ? stored.ref().kind() + " " : "";
		this.byType.computeIfAbsent(stored.object().getClass(), (absent) -> new HashMap<>())
			.put(kind + stored.key(), stored);
	}

	/** The objects of a type, by namespace and name. */
	public <T extends HasMetadata> List<Stored<T>> list(Class<T> type) {
		List<Stored<T>> found = new ArrayList<>();
		for (Stored<?> stored : this.byType.getOrDefault(type, Map.of()).values()) {
			found.add(cast(type, stored));
		}
		found.sort(BY_NAME);
		return found;
	}

	/** The objects without a type of their own that have this kind. */
	public List<Stored<GenericKubernetesResource>> listGeneric(String kind) {
		return list(GenericKubernetesResource.class).stream()
			.filter((stored) -> kind.equals(stored.object().getKind()))
			.toList();
	}

	public <T extends HasMetadata> Optional<Stored<T>> find(Class<T> type, String namespace, String name) {
		Stored<?> stored = this.byType.getOrDefault(type, Map.of()).get(namespace + "/" + name);
		return Optional.ofNullable(stored).map((found) -> cast(type, found));
	}

	/** Every namespace something is in, by name. */
	public List<String> namespacesInUse() {
		return this.byType.values()
			.stream()
			.flatMap((objects) -> objects.values().stream())
			.map(Stored::namespace)
			.filter((namespace) -> !namespace.isEmpty())
			.distinct()
			.sorted()
			.toList();
	}

	private static <T extends HasMetadata> Stored<T> cast(Class<T> type, Stored<?> stored) {
		return new Stored<>(type.cast(stored.object()), stored.ref(), stored.stated());
	}

}
