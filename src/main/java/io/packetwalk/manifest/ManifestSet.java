package io.packetwalk.manifest;

import java.util.List;

/**
 * Everything that was read from an upload.
 *
 * @param objects the objects, in file and document order; the later of two with the same
 * name wins and is the one listed
 * @param sources where every field of them stands
 * @param problems what was wrong, in file order
 * @param documents how many non-empty documents there were
 * @param notModelled how many documents were kept but are of a kind that is not modelled
 * @param files the files as text, redacted: what may be stored and shown
 */
public record ManifestSet(List<ManifestObject> objects, SourceMap sources, List<Problem> problems, int documents,
		int notModelled, List<SourceText> files) {

	public ManifestSet {
		objects = List.copyOf(objects);
		problems = List.copyOf(problems);
		files = List.copyOf(files);
	}

	/**
	 * A file as it may be kept: decoded to text, with Secret values and credential-like
	 * env values replaced, line numbers unchanged.
	 */
	public record SourceText(String name, String text) {
	}

}
