package io.packetwalk.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;

/** The objects of an upload while they come in. */
final class LoadedObjects {

	private final Map<String, ManifestObject> objects = new LinkedHashMap<>();

	private final WrittenPlaces places = new WrittenPlaces();

	private int notModelled;

	private int generated;

	/**
	 * Keeps an object.
	 * @return the object of the same identity that it replaces, null when it is the first
	 */
	@Nullable ManifestObject add(Identity identity, ManifestObject object) {
		ManifestObject before = this.objects.remove(identity.key());
		this.objects.put(identity.key(), object);
		return before;
	}

	/**
	 * A custom resource may share kind and name with an object that has a type, which
	 * wins.
	 */
	void place(String label, SourceLocation start, Fields root, Set<Written> leftOut, boolean typed) {
		if (typed || !this.places.has(label)) {
			this.places.add(label, start.file(), start.document(), root, leftOut);
		}
	}

	void countNotModelled() {
		this.notModelled++;
	}

	/** A name such as the API server would make of a generateName. */
	String generate(String prefix) {
		return prefix + "%05d".formatted(++this.generated);
	}

	List<ManifestObject> objects() {
		return List.copyOf(this.objects.values());
	}

	SourceMap places() {
		return this.places::locate;
	}

	int notModelled() {
		return this.notModelled;
	}

}
