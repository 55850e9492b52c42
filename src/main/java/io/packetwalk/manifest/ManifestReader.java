package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.manifest.yaml.DecodedText;
import io.packetwalk.manifest.yaml.YamlBudget;
import io.packetwalk.manifest.yaml.YamlDocument;
import io.packetwalk.manifest.yaml.YamlStream;

/**
 * Reads uploaded files as {@code kubectl apply} would, except that nothing stops it: each
 * document stands for itself, and what is wrong becomes a {@link Problem}.
 *
 * @see <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/">Objects in
 * Kubernetes</a>
 */
public final class ManifestReader {

	private final Limits limits;

	private final YamlBudget budget;

	private final Problems problems = new Problems();

	private final LoadedObjects loaded = new LoadedObjects();

	private int documents;

	private ManifestReader(Limits limits) {
		this.limits = limits;
		this.budget = new YamlBudget(limits.depth(), limits.aliasExpansion());
	}

	/**
	 * Reads an upload.
	 * @throws LimitExceededException when it is larger than allowed; nothing is loaded
	 * then
	 */
	public static ManifestSet read(List<ManifestFile> files, Limits limits) {
		return new ManifestReader(limits).read(files);
	}

	private ManifestSet read(List<ManifestFile> files) {
		checkBytes(files);
		List<SourceText> texts = new ArrayList<>(files.size());
		for (ManifestFile file : files) {
			this.problems.startFile(file.name());
			texts.add(new SourceText(file.name(), read(file)));
		}
		return new ManifestSet(this.loaded.objects(), this.loaded.places(), this.problems.inFileOrder(), this.documents,
				this.loaded.notModelled(), texts);
	}

	private void checkBytes(List<ManifestFile> files) {
		long bytes = files.stream().mapToLong((file) -> file.content().length).sum();
		if (bytes > this.limits.bytes()) {
			throw new LimitExceededException("The upload is %d bytes; %d bytes are allowed. Nothing was loaded."
				.formatted(bytes, this.limits.bytes()));
		}
	}

	private String read(ManifestFile file) {
		DecodedText decoded = DecodedText.of(file.content());
		new EncodingNotes(file.name(), this.problems).note(decoded);
		Optional<NodeDumpFile> dump = NodeDumpFile.recognise(file.name(), decoded.text());
		if (dump.isPresent()) {
			count(1, file);
			return keep(dump.get(), file);
		}
		List<YamlDocument> found = YamlStream.split(decoded.text());
		if (found.isEmpty() && !decoded.binary()) {
			this.problems.note(ProblemCode.EMPTY_FILE, new SourceLocation(file.name(), 1, 1, 1), null,
					"%s holds no document.".formatted(file.name()), "");
		}
		count(found.size(), file);
		TextEdits edits = new TextEdits(decoded.text());
		DocumentReader reader = new DocumentReader(file.name(), this.budget, this.problems, edits, this.loaded);
		found.forEach(reader::read);
		return edits.apply();
	}

	private void count(int found, ManifestFile file) {
		this.documents += found;
		if (this.documents > this.limits.documents()) {
			throw new LimitExceededException(
					"The upload holds more than %d documents (%d by the end of %s); %d are allowed. Nothing was loaded."
						.formatted(this.limits.documents(), this.documents, file.name(), this.limits.documents()));
		}
	}

	/** The rules of a real node are an object too, though nobody wrote them in YAML. */
	private String keep(NodeDumpFile dump, ManifestFile file) {
		SourceLocation start = new SourceLocation(file.name(), 1, 1, 1);
		ManifestObject object = new ManifestObject(dump.resource(), NodeDumpFile.KIND, "", dump.name(), start);
		ManifestObject before = this.loaded.add(dump.identity(), object);
		if (before != null) {
			this.problems.warning(ProblemCode.DUPLICATE_OBJECT, start, object.label(),
					"Two files are called %s: %s, then %s. The later one is used.".formatted(dump.name(),
							before.location().file(), file.name()),
					"Name each after its node.");
		}
		this.loaded.place(object.label(), start, dump.written(), Set.of(), true);
		return dump.text();
	}

}
