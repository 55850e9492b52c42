package io.packetwalk.lab;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.ManifestFile;

/**
 * What somebody wants a lab made of.
 *
 * @param files the manifests
 * @param settings the settings chosen
 * @param name what to call the lab; null finds a name
 * @param sample the sample the files are of, null for somebody's own
 */
public record Upload(List<ManifestFile> files, LabSettings settings, @Nullable String name, @Nullable String sample) {

	/** The file name of what was typed or pasted rather than picked. */
	public static final String PASTED = "pasted.yaml";

	public Upload {
		files = List.copyOf(files);
	}

	public static Upload of(List<ManifestFile> files, LabSettings settings) {
		return new Upload(files, settings, null, null);
	}

}
