package io.packetwalk.lab;

import java.util.List;

import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;

/** An upload in which not one object could be read. */
public class UnreadableUploadException extends RuntimeException {

	private final transient List<Problem> problems;

	private final transient SourceLines lines;

	UnreadableUploadException(ManifestSet manifests) {
		super("No Kubernetes object could be read.");
		this.problems = manifests.problems();
		this.lines = new SourceLines(manifests.files());
	}

	public List<Problem> problems() {
		return this.problems;
	}

	/** The lines the problems point at. */
	public SourceLines lines() {
		return this.lines;
	}

}
