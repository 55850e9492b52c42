package io.packetwalk.lab;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.SourceMap;
import io.packetwalk.trace.Cause;
import io.packetwalk.walk.Causes;

/**
 * One revision of an uploaded cluster, compiled and ready to be walked.
 *
 * @param id the lab's id
 * @param revision the revision, from 1
 * @param name what people call it
 * @param visitor who made it
 * @param sample the sample it was made from, null for an upload
 * @param chosen the settings as chosen
 * @param summary it in numbers
 * @param problems what was wrong with the manifests, in file order
 * @param files the manifests, redacted
 * @param cluster the running cluster
 * @param dataplane what the nodes are programmed with
 * @param sources where every field stands
 * @param lines the lines of the files
 */
public record Lab(String id, int revision, String name, String visitor, @Nullable String sample, LabSettings chosen,
		LabSummary summary, List<Problem> problems, List<SourceText> files, Cluster cluster, Dataplane dataplane,
		SourceMap sources, SourceLines lines) {

	public Lab {
		problems = List.copyOf(problems);
		files = List.copyOf(files);
	}

	/** Finds the lines of YAML behind the steps of a walk. */
	public Causes causes() {
		return this::cause;
	}

	private Optional<Cause> cause(Origin origin) {
		String object = origin.object().toString();
		return this.sources.locate(object, origin.path())
			.map((place) -> new Cause(place.file(), place.line(), place.column(),
					origin.path().replaceFirst("#\\d+$", ""), object,
					this.lines.line(place.file(), place.line()).strip()));
	}

}
