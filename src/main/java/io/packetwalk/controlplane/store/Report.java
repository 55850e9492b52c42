package io.packetwalk.controlplane.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;
import io.packetwalk.manifest.SourceMap;

/** Collects problems and finds the line each belongs to. */
public final class Report {

	private final SourceMap sources;

	private final Map<String, Integer> fileOrder = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	public Report(ManifestSet manifests) {
		this.sources = manifests.sources();
		manifests.files().forEach((file) -> this.fileOrder.putIfAbsent(file.name(), this.fileOrder.size()));
	}

	/**
	 * The object is refused, or will fail in a cluster.
	 * @param object the object, null when it belongs to none
	 * @param path the field, e.g. {@code spec.ports[0].nodePort}
	 */
	public void error(String code, @Nullable ObjectRef object, String path, String message, String suggestion) {
		add(Severity.ERROR, code, object, path, message, suggestion);
	}

	/** It works, but not as written, or a part of it is not modelled. */
	public void warning(String code, @Nullable ObjectRef object, String path, String message, String suggestion) {
		add(Severity.WARNING, code, object, path, message, suggestion);
	}

	/** What was added or assumed. */
	public void info(String code, @Nullable ObjectRef object, String path, String message, String suggestion) {
		add(Severity.INFO, code, object, path, message, suggestion);
	}

	private void add(Severity severity, String code, @Nullable ObjectRef object, String path, String message,
			String suggestion) {
		String label = (object != null) ? object.toString() : null;
		SourceLocation location = (label != null) ? this.sources.locate(label, path).orElse(null) : null;
		this.problems.add(new Problem(code, severity, location, label, message, suggestion));
	}

	/** The problems in file order; those of no file last. */
	public List<Problem> problems() {
		Comparator<SourceLocation> byPlace = Comparator
			.comparingInt((SourceLocation place) -> this.fileOrder.getOrDefault(place.file(), Integer.MAX_VALUE))
			.thenComparing(SourceLocation::file)
			.thenComparingInt(SourceLocation::line)
			.thenComparingInt(SourceLocation::column);
		return this.problems.stream()
			.sorted(Comparator.comparing(Problem::location, Comparator.nullsLast(byPlace))
				.thenComparing((problem) -> Objects.requireNonNullElse(problem.object(), ""))
				.thenComparing(Problem::code)
				.thenComparing(Problem::message))
			.distinct()
			.toList();
	}

}
