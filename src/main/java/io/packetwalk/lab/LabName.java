package io.packetwalk.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestObject;

/** Finds the name a lab gets when nobody gave it one. */
final class LabName {

	private static final int LONGEST = 80;

	/** The namespace of whatever names none. */
	private static final String NONE = "default";

	private LabName() {
	}

	static String of(List<ManifestFile> files, List<ManifestObject> objects) {
		String name = named(files, objects);
		return (name.length() > LONGEST) ? name.substring(0, LONGEST) : name;
	}

	/**
	 * The folder all files are in; of one file its name; of several what they are about.
	 */
	private static String named(List<ManifestFile> files, List<ManifestObject> objects) {
		List<String> paths = files.stream()
			.map(ManifestFile::name)
			.filter((name) -> !name.equals(Upload.PASTED))
			.map((name) -> name.replaceAll("^/+", ""))
			.toList();
		List<String> folders = paths.stream().map(LabName::folder).distinct().toList();
		if (folders.size() == 1 && !folders.getFirst().isBlank()) {
			return folders.getFirst();
		}
		String about = mainNamespace(objects);
		return (paths.isEmpty() || (paths.size() > 1 && !about.equals(NONE))) ? about : stem(paths.getFirst());
	}

	private static String folder(String path) {
		return path.substring(0, Math.max(0, path.indexOf('/')));
	}

	private static String stem(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("(?i)\\.(ya?ml|json|txt)$", "");
		return name.isBlank() ? "lab" : name;
	}

	private static String mainNamespace(List<ManifestObject> objects) {
		Map<String, Integer> counts = new TreeMap<>();
		for (ManifestObject object : objects) {
			if (!object.namespace().isEmpty()) {
				counts.merge(object.namespace(), object.namespace().startsWith("kube-") ? 0 : 1, Integer::sum);
			}
		}
		return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(NONE);
	}

}
