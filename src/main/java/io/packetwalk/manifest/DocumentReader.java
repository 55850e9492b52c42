package io.packetwalk.manifest;

import java.util.Optional;

import io.packetwalk.manifest.yaml.ComposedDocument;
import io.packetwalk.manifest.yaml.ComposedDocument.DuplicateKey;
import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.YamlBudget;
import io.packetwalk.manifest.yaml.YamlBudgetException;
import io.packetwalk.manifest.yaml.YamlComposer;
import io.packetwalk.manifest.yaml.YamlDocument;
import io.packetwalk.manifest.yaml.YamlSyntaxException;

/** Reads the documents of one file. */
final class DocumentReader {

	private final String file;

	private final YamlBudget budget;

	private final Problems problems;

	private final TextEdits edits;

	private final ObjectReader objects;

	DocumentReader(String file, YamlBudget budget, Problems problems, TextEdits edits, LoadedObjects loaded) {
		this.file = file;
		this.budget = budget;
		this.problems = problems;
		this.edits = edits;
		this.objects = new ObjectReader(file, problems, loaded);
	}

	void read(YamlDocument document) {
		try {
			composed(document, YamlComposer.compose(document, this.budget));
		}
		catch (YamlSyntaxException ex) {
			BrokenDocument broken = new BrokenDocument(this.file, document, this.problems);
			broken.redact(this.edits);
			broken.report(ex);
		}
		catch (YamlBudgetException ex) {
			throw new LimitExceededException(this.file + ": " + ex.getMessage());
		}
	}

	private void composed(YamlDocument document, ComposedDocument composed) {
		Redaction redaction = new Redaction(this.edits);
		Written root = redaction.redact(composed.root());
		if (redaction.valueInName()) {
			this.edits.replace(document.start(), document.end(), SecretLines.redact(document.text()).text());
		}
		redaction.dropped().forEach((dropped) -> dropped(dropped, document));
		composed.duplicates().forEach((duplicate) -> duplicate(duplicate, document));
		ForeignFile.Recognised foreign = ForeignFile.recognise(this.file, root);
		Optional<Integer> template = document.text().contains("{{") ? TemplateText.line(root) : Optional.empty();
		if (foreign != null) {
			this.problems.note(ProblemCode.FOREIGN_FILE, at(root.line(), root.column(), document), null,
					"This is %s, not a Kubernetes object. It is skipped.".formatted(foreign.what()),
					foreign.suggestion());
		}
		else if (template.isPresent()) {
			this.problems.error(ProblemCode.TEMPLATE_NOT_RENDERED, at(template.get(), 1, document), null,
					"Line %d holds a template action ({{ … }}): this document is a template that was not rendered. It is skipped."
						.formatted(template.get()),
					"Render it first, for instance with: helm template NAME CHART > all.yaml");
		}
		else {
			ListItems.of(root).forEach((item) -> this.objects.read(item, document.number()));
		}
	}

	private void dropped(Redaction.Dropped dropped, YamlDocument document) {
		String whose = (dropped.object() != null) ? dropped.object() + ": " : "";
		this.problems.note(ProblemCode.SECRET_DROPPED, at(dropped.line(), dropped.column(), document), dropped.object(),
				"%sthe value of %s is or looks like a credential and was dropped before anything was stored."
					.formatted(whose, FieldComplaints.cut(dropped.path())),
				"");
	}

	private void duplicate(DuplicateKey duplicate, YamlDocument document) {
		this.problems.warning(ProblemCode.DUPLICATE_KEY, at(duplicate.line(), duplicate.column(), document), null,
				"%s stands on line %d already; the later value, on line %d, is used."
					.formatted(FieldComplaints.cut(duplicate.name()), duplicate.firstLine(), duplicate.line()),
				twoObjects(duplicate) ? "Put a line --- between the two objects." : "Delete one of the two.");
	}

	private static boolean twoObjects(DuplicateKey duplicate) {
		return duplicate.column() == 1 && (duplicate.name().equals("kind") || duplicate.name().equals("apiVersion"));
	}

	private SourceLocation at(int line, int column, YamlDocument document) {
		return new SourceLocation(this.file, line, column, document.number());
	}

}
