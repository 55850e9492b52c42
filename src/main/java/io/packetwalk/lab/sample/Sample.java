package io.packetwalk.lab.sample;

import java.util.List;
import java.util.Map;

import io.packetwalk.manifest.ManifestFile;

/**
 * A small cluster that teaches one thing.
 *
 * @param id its folder, e.g. {@code 01-short-name-dns}
 * @param title its title
 * @param summary one sentence
 * @param group what it is shown under, empty for nothing in particular
 * @param settings the lab settings it asks for
 * @param requests what to walk, the first one first
 * @param files its manifests
 */
public record Sample(String id, String title, String summary, String group, Map<String, String> settings,
		List<SuggestedRequest> requests, List<ManifestFile> files) {

	public Sample {
		requests = List.copyOf(requests);
		files = List.copyOf(files);
	}

}
