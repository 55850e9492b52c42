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

	/** The files' texts by name: looked up only. */
	private final Map<String, String> files = new HashMap<>();

	private final Map<String, Map<Integer, String>> lines = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	public Report(ManifestSet manifests) {
		this.sources = manifests.sources();
		manifests.files().forEach((file) -> {
			this.fileOrder.putIfAbsent(file.name(), this.fileOrder.size());
			this.files.put(file.name(), file.text());
		});
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

	/** As {@link #error}, about a line of the text in a field. */
	public void error(String code, Place place, String message, String suggestion) {
		add(Severity.ERROR, code, place, message, suggestion);
	}

	/** As {@link #warning}, about a line of the text in a field. */
	public void warning(String code, Place place, String message, String suggestion) {
		add(Severity.WARNING, code, place, message, suggestion);
	}

	/** As {@link #info}, about a line of the text in a field. */
	public void info(String code, Place place, String message, String suggestion) {
		add(Severity.INFO, code, place, message, suggestion);
	}

	private void add(Severity severity, String code, @Nullable ObjectRef object, String path, String message,
			String suggestion) {
		add(severity, code, Place.of(object, path), message, suggestion);
	}

	private void add(Severity severity, String code, Place place, String message, String suggestion) {
		String label = (place.object() != null) ? place.object().toString() : null;
		this.problems.add(new Problem(code, severity, locate(label, place), label, message, suggestion));
	}

	/**
	 * The text of a block begins on the line after its name; where that line reads
	 * otherwise, it was written in another style, and its name is pointed at.
	 */
	private @Nullable SourceLocation locate(@Nullable String label, Place place) {
		SourceLocation field = (label != null) ? this.sources.locate(label, place.path()).orElse(null) : null;
		if (field == null || place.line() == 0) {
			return field;
		}
		int line = field.line() + place.line();
		String written = this.lines.computeIfAbsent(field.file(), this::linesOf).get(line);
		String text = place.text().strip();
		if (written == null || text.isEmpty() || !written.strip().equals(text)) {
			return field;
		}
		return new SourceLocation(field.file(), line, written.indexOf(text) + 1, field.document());
	}

	private Map<Integer, String> linesOf(String file) {
		Map<Integer, String> numbered = new HashMap<>();
		this.files.getOrDefault(file, "").lines().forEach((line) -> numbered.put(numbered.size() + 1, line));
		return numbered;
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
