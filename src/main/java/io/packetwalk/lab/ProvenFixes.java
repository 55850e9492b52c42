package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.Category;
import io.packetwalk.manifest.Fix;
import io.packetwalk.manifest.Fixes;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;

/**
 * Tries fixes before they are offered: one is certain when the problem is gone with it,
 * nothing new is wrong, and no other edit does as well.
 */
final class ProvenFixes {

	/** Every try compiles the cluster again. */
	private static final int TRIED = 24;

	private static final long MOST_BYTES = 256 << 10;

	/** With such a problem a document or an object is not read at all. */
	private static final Set<String> HIDES = Set.of("MISSING_KIND", "MISSING_API_VERSION", "UNKNOWN_KIND",
			"API_VERSION_WRONG", "API_VERSION_REMOVED", "OBJECT_REFUSED");

	private final List<ManifestFile> files;

	private final List<Problem> problems;

	private final SourceLines shown;

	private final Function<List<ManifestFile>, List<Problem>> read;

	private final Map<String, Integer> before;

	private int tried;

	/**
	 * @param shown the lines as they are shown: a line that was redacted gets no fix
	 * @param read finds the problems of files
	 */
	ProvenFixes(List<ManifestFile> files, List<Problem> problems, SourceLines shown,
			Function<List<ManifestFile>, List<Problem>> read) {
		this.files = files;
		this.problems = problems;
		this.shown = shown;
		this.read = read;
		this.before = tally(problems);
	}

	/** By the place of the problem in the list. */
	Map<Integer, Fix> find() {
		Map<Integer, Fix> found = new HashMap<>();
		if (this.files.stream().mapToLong((file) -> file.content().length).sum() > MOST_BYTES) {
			return found;
		}
		for (int i = 0; i < this.problems.size() && this.tried < TRIED; i++) {
			Fix fix = certain(this.problems.get(i));
			if (fix != null) {
				found.put(i, fix);
			}
		}
		return found;
	}

	private @Nullable Fix certain(Problem problem) {
		SourceLocation at = problem.location();
		ManifestFile file = (at == null) ? null
				: this.files.stream().filter((one) -> one.name().equals(at.file())).findFirst().orElse(null);
		if (file == null) {
			return null;
		}
		String text = new String(file.content(), StandardCharsets.UTF_8);
		Map<Fix, Integer> left = new LinkedHashMap<>();
		Fixes.candidates(problem, text)
			.stream()
			.filter(this::shows)
			.forEach((fix) -> helps(problem, fix, text).ifPresent((count) -> left.put(fix, count)));
		int least = left.values().stream().mapToInt(Integer::intValue).min().orElse(0);
		List<Fix> best = left.keySet().stream().filter((fix) -> left.get(fix) == least).toList();
		return (best.size() == 1) ? best.getFirst() : null;
	}

	private boolean shows(Fix fix) {
		String[] lines = fix.before().split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (!lines[i].equals(this.shown.line(fix.file(), fix.line() + i))) {
				return false;
			}
		}
		return true;
	}

	/** How many problems are left with a fix, empty when it does not help. */
	private OptionalInt helps(Problem problem, Fix fix, String text) {
		this.tried++;
		String fixed = fix.apply(text);
		List<Problem> left = this.read.apply(this.files.stream()
			.map((file) -> file.name().equals(fix.file())
					? new ManifestFile(file.name(), fixed.getBytes(StandardCharsets.UTF_8)) : file)
			.toList());
		Map<String, Integer> after = tally(left);
		boolean gone = after.getOrDefault(key(problem), 0) < this.before.getOrDefault(key(problem), 0);
		return (gone && nothingNew(problem, left, after))
				? OptionalInt.of(after.values().stream().mapToInt(Integer::intValue).sum()) : OptionalInt.empty();
	}

	/** Of what was not read before, more may be wrong than could be seen. */
	private boolean nothingNew(Problem problem, List<Problem> left, Map<String, Integer> after) {
		if (Category.of(problem) == Category.SYNTAX) {
			return unreadable(left) < unreadable(this.problems);
		}
		if (HIDES.contains(problem.code())) {
			return unreadable(left) <= unreadable(this.problems);
		}
		return after.entrySet()
			.stream()
			.allMatch((entry) -> entry.getValue() <= this.before.getOrDefault(entry.getKey(), 0));
	}

	private static long unreadable(List<Problem> problems) {
		return problems.stream().filter((problem) -> Category.of(problem) == Category.SYNTAX).count();
	}

	private static Map<String, Integer> tally(List<Problem> problems) {
		Map<String, Integer> tally = new HashMap<>();
		problems.stream()
			.filter((problem) -> problem.severity() != Severity.INFO)
			.forEach((problem) -> tally.merge(key(problem), 1, Integer::sum));
		return tally;
	}

	private static String key(Problem problem) {
		SourceLocation at = problem.location();
		return problem.code() + " " + Objects.requireNonNullElse(problem.object(), "") + " "
				+ ((at != null) ? at.file() : "");
	}

}
