package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.ObjectChange.Kind;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestObject;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.ManifestSet.SourceText;

/** Compares the objects written in two revisions, field by field. */
final class ObjectChanges {

	private static final int TOLD = 6;

	private static final int LONGEST = 60;

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private ObjectChanges() {
	}

	/** In the order of the files now, what is gone last. */
	static List<ObjectChange> between(List<SourceText> before, List<SourceText> after, Limits limits) {
		Map<String, ManifestObject> old = objects(before, limits);
		Map<String, ManifestObject> now = objects(after, limits);
		List<ObjectChange> changes = new ArrayList<>();
		now.forEach((label, object) -> {
			ManifestObject then = old.get(label);
			if (then == null) {
				changes.add(new ObjectChange(Kind.ADDED, label, null, object.location(), List.of(), 0));
			}
			else if (!then.resource().equals(object.resource())) {
				changes.add(changed(label, then, object));
			}
		});
		old.forEach((label, object) -> {
			if (!now.containsKey(label)) {
				changes.add(new ObjectChange(Kind.REMOVED, label, object.location(), null, List.of(), 0));
			}
		});
		return changes;
	}

	private static Map<String, ManifestObject> objects(List<SourceText> files, Limits limits) {
		ManifestSet read = ManifestReader.read(asManifests(files), limits);
		Map<String, ManifestObject> objects = new LinkedHashMap<>();
		read.objects().forEach((object) -> objects.put(object.label(), object));
		return objects;
	}

	static List<ManifestFile> asManifests(List<SourceText> files) {
		return files.stream()
			.map((file) -> new ManifestFile(file.name(), file.text().getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	private static ObjectChange changed(String label, ManifestObject before, ManifestObject after) {
		List<String> fields = new ArrayList<>();
		compare("", MAPPER.valueToTree(before.resource()), MAPPER.valueToTree(after.resource()), fields);
		int told = Math.min(TOLD, fields.size());
		return new ObjectChange(Kind.CHANGED, label, before.location(), after.location(), fields.subList(0, told),
				fields.size() - told);
	}

	private static void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after, List<String> found) {
		if (before != null && before.equals(after)) {
			return;
		}
		if (before != null && after != null && before.isObject() && after.isObject()) {
			TreeSet<String> names = new TreeSet<>(before.propertyNames());
			names.addAll(after.propertyNames());
			names.forEach((name) -> compare(below(path, name), before.get(name), after.get(name), found));
		}
		else if (before != null && after != null && before.isArray() && after.isArray()) {
			for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
				compare(path + "[" + i + "]", before.get(i), after.get(i), found);
			}
		}
		else {
			found.add(path + ": " + text(before) + " → " + text(after));
		}
	}

	private static String below(String path, String name) {
		return path.isEmpty() ? name : name.matches("[\\w-]+") ? path + "." + name : path + "[" + name + "]";
	}

	private static String text(@Nullable JsonNode value) {
		if (value == null || value.isNull() || value.isMissingNode()) {
			return "nothing";
		}
		String text = value.isString() ? value.stringValue() : value.toString();
		return text.isEmpty() ? "\"\"" : (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
	}

}
