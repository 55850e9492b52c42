package io.packetwalk.whatif;

import java.util.List;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.ManifestSet.SourceText;

/**
 * A lab's inputs with one change.
 *
 * @param files the files
 * @param settings the settings
 * @param words the change, e.g. {@code Pod shop/web-0 is not ready}
 */
public record Changed(List<SourceText> files, LabSettings settings, String words) {

	public Changed {
		files = List.copyOf(files);
	}

}
