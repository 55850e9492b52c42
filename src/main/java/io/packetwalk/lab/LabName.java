package io.packetwalk.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestObject;

/** Finds the name a lab gets when nobody gave it one. */
final class LabName {

	private static final int LONGEST = 80;

	private LabName() {
	}

	static String of(List<ManifestFile> files, List<ManifestObject> objects) {
		String first = files.isEmpty() ? Upload.PASTED : files.getFirst().name();
		String name = first.equals(Upload.PASTED) ? mainNamespace(objects) : stem(first);
		return (name.length() > LONGEST) ? name.substring(0, LONGEST) : name;
	}

	/** Of an uploaded folder its name, of a file its name without extension. */
	private static String stem(String file) {
		String path = file.replaceAll("^/+", "");
		int slash = path.indexOf('/');
		String name = (slash > 0) ? path.substring(0, slash) : path.replaceAll("(?i)\\.(ya?ml|json|txt)$", "");
		return name.isBlank() ? "lab" : name;
	}

	private static String mainNamespace(List<ManifestObject> objects) {
		Map<String, Integer> counts = new TreeMap<>();
		for (ManifestObject object : objects) {
			if (!object.namespace().isEmpty()) {
				counts.merge(object.namespace(), object.namespace().startsWith("kube-") ? 0 : 1, Integer::sum);
			}
		}
		return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("default");
	}

}
