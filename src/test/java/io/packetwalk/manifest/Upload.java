package io.packetwalk.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Reads text as if it had been uploaded. */
final class Upload {

	private Upload() {
	}

	static ManifestSet of(String text) {
		return named("all.yaml", text);
	}

	static ManifestSet named(String name, String text) {
		return bytes(name, text.getBytes(StandardCharsets.UTF_8));
	}

	static ManifestSet bytes(String name, byte[] content) {
		return ManifestReader.read(List.of(new ManifestFile(name, content)), Limits.DEFAULT);
	}

	static List<String> labels(ManifestSet set) {
		return set.objects().stream().map(ManifestObject::label).toList();
	}

	static List<String> codes(ManifestSet set) {
		return set.problems().stream().map(Problem::code).toList();
	}

	static Problem problem(ManifestSet set, ProblemCode code) {
		return set.problems()
			.stream()
			.filter((problem) -> problem.code().equals(code.name()))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + code + " among " + set.problems()));
	}

	/** {@code all.yaml:3:5 the message}. */
	static String line(Problem problem) {
		return problem.location() + " " + problem.message();
	}

	static <T extends HasMetadata> T only(ManifestSet set, Class<T> type) {
		return type.cast(set.objects().getFirst().resource());
	}

}
