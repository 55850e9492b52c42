package io.packetwalk.web.manifests;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import io.packetwalk.lab.Lab;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/**
 * The files of a revision as somebody changed them.
 *
 * @param base the revision they started from
 * @param files all files there are to be
 */
record Draft(int base, @Nullable List<File> files) {

	private static final int MOST_FILES = 2_000;

	private static final int LONGEST_NAME = 255;

	/**
	 * A file.
	 *
	 * @param name its name now
	 * @param from its name in the revision, null when that is its name still
	 * @param text its text; null when that of the revision stays
	 */
	record File(@Nullable String name, @Nullable String from, @Nullable String text) {

		String from(String name) {
			return Objects.requireNonNullElse(this.from, name);
		}

	}

	/** The files in full. */
	List<ManifestFile> in(Lab revision) {
		List<File> wanted = Objects.requireNonNullElse(this.files, List.of());
		if (wanted.stream().anyMatch(Objects::isNull)) {
			throw refused("INVALID_REQUEST", "One of the files is null.");
		}
		if (wanted.isEmpty()) {
			throw refused("NO_OBJECTS", "There is no file left. Add one, or delete the lab instead.");
		}
		if (wanted.size() > MOST_FILES) {
			throw refused("INVALID_REQUEST", "These are more than " + MOST_FILES + " files.");
		}
		Map<String, String> texts = new HashMap<>();
		revision.files().forEach((file) -> texts.putIfAbsent(file.name(), file.text()));
		Set<String> taken = new HashSet<>();
		return wanted.stream().map((file) -> {
			String name = checked(file.name());
			if (!taken.add(name)) {
				throw refused("INVALID_REQUEST", "Two files are called " + name + ". Rename one of them.");
			}
			return new ManifestFile(name, text(file, name, texts).getBytes(StandardCharsets.UTF_8));
		}).toList();
	}

	private static String text(File file, String name, Map<String, String> texts) {
		String text = (file.text() != null) ? file.text() : texts.get(file.from(name));
		if (text == null) {
			throw refused("INVALID_REQUEST",
					"The revision has no file " + file.from(name) + " to take the text of " + name + " from.");
		}
		return text;
	}

	private static String checked(@Nullable String name) {
		if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.matches("(?s).*\\p{Cntrl}.*")) {
			throw refused("INVALID_REQUEST",
					"A file needs a name of 1 to " + LONGEST_NAME + " characters on one line, such as shop.yaml.");
		}
		return name.strip();
	}

	private static RefusalException refused(String code, String detail) {
		return new RefusalException(Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail));
	}

}
