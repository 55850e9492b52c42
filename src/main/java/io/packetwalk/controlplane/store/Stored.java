package io.packetwalk.controlplane.store;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;

/**
 * An object as the API server holds it.
 *
 * @param object the typed object
 * @param ref its name
 * @param stated whether a person's manifests hold it; otherwise the profile added it
 */
public record Stored<T extends HasMetadata>(T object, ObjectRef ref, boolean stated) {

	/** Its namespace, empty for cluster-scoped objects. */
	public String namespace() {
		return Objects.requireNonNullElse(this.ref.namespace(), "");
	}

	public String name() {
		return this.ref.name();
	}

	/** {@code namespace/name}. */
	public String key() {
		return namespace() + "/" + name();
	}

	public Map<String, String> labels() {
		return clean((this.object.getMetadata() != null) ? this.object.getMetadata().getLabels() : null);
	}

	public Map<String, String> annotations() {
		return clean((this.object.getMetadata() != null) ? this.object.getMetadata().getAnnotations() : null);
	}

	/** {@code metadata.creationTimestamp} as written, empty when absent. */
	public String created() {
		return (this.object.getMetadata() != null)
				? Objects.requireNonNullElse(this.object.getMetadata().getCreationTimestamp(), "") : "";
	}

	/** The object that controls this one, null when none does. */
	public @Nullable ObjectRef controller() {
		if (this.object.getMetadata() == null || this.object.getMetadata().getOwnerReferences() == null) {
			return null;
		}
		return this.object.getMetadata()
			.getOwnerReferences()
			.stream()
			.filter(Objects::nonNull)
			.filter((owner) -> owner.getController() == null || owner.getController())
			.filter((owner) -> owner.getKind() != null && owner.getName() != null)
			.findFirst()
			.map(this::refOf)
			.orElse(null);
	}

	private ObjectRef refOf(OwnerReference owner) {
		boolean clusterScoped = "Node".equals(owner.getKind());
		return new ObjectRef(owner.getKind(), clusterScoped ? null : this.ref.namespace(), owner.getName());
	}

	/**
	 * A string map as the API server stores it: {@code key:} without a value is empty
	 * text.
	 */
	public static Map<String, String> clean(@Nullable Map<String, String> written) {
		Map<String, String> cleaned = new TreeMap<>();
		if (written != null) {
			written.forEach((key, value) -> cleaned.put(key, Objects.requireNonNullElse(value, "")));
		}
		return cleaned;
	}

}
