package io.packetwalk.manifest;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;

/** Reads apiVersion, kind, namespace and name, and says what is wrong with them. */
final class IdentityReader {

	private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

	private static final List<String> TOP_FIELDS = List.of("apiVersion", "kind", "metadata");

	private final String file;

	private final Problems problems;

	private final LoadedObjects loaded;

	IdentityReader(String file, Problems problems, LoadedObjects loaded) {
		this.file = file;
		this.problems = problems;
		this.loaded = loaded;
	}

	/** Which object this is; null when that cannot be told, which is then reported. */
	@Nullable Read read(ListItems.Item item, Fields fields, int document) {
		SourceLocation start = new SourceLocation(this.file, fields.line(), fields.column(), document);
		String kind = (fields.text("kind") != null) ? fields.text("kind") : item.kind();
		String written = (fields.text("apiVersion") != null) ? fields.text("apiVersion") : item.apiVersion();
		if (kind == null || kind.isEmpty()) {
			noKind(fields, start, written);
			return null;
		}
		if (!KIND.matcher(kind).matches()) {
			this.problems.error(ProblemCode.UNKNOWN_KIND, place(fields, "kind", start), null,
					"kind is \"%s\", which is no kind. The document is skipped.".formatted(FieldComplaints.cut(kind)),
					"");
			return null;
		}
		String apiVersion = apiVersion(written, kind, fields, start);
		return (apiVersion != null) ? named(fields, apiVersion, kind, start) : null;
	}

	private void noKind(Fields fields, SourceLocation start, @Nullable String apiVersion) {
		String slip = misspelled(fields, "kind");
		boolean object = apiVersion != null || fields.get("metadata") != null || slip != null;
		this.problems.error(object ? ProblemCode.MISSING_KIND : ProblemCode.NOT_AN_OBJECT, start, null,
				object ? "This object has no kind. It is skipped."
						: "This document has neither apiVersion nor kind: it is no Kubernetes object. It is skipped.",
				(slip != null) ? "Did you mean kind instead of " + slip + "?"
						: "An object starts with apiVersion:, kind: and metadata:.");
	}

	private @Nullable String apiVersion(@Nullable String written, String kind, Fields fields, SourceLocation start) {
		if (written != null && !written.isEmpty()) {
			return written;
		}
		KnownKinds.KnownKind known = KnownKinds.byName(kind);
		String slip = misspelled(fields, "apiVersion");
		this.problems.error(ProblemCode.MISSING_API_VERSION, start, Identity.label(fields),
				"This %s has no apiVersion. %s".formatted(kind,
						(known != null) ? "It is read as " + known.apiVersion() + "." : "It is skipped."),
				(slip != null) ? "Did you mean apiVersion instead of " + slip + "?"
						: (known != null) ? "Write apiVersion: " + known.apiVersion() + "." : "Write an apiVersion.");
		return (known != null) ? known.apiVersion() : null;
	}

	private static @Nullable String misspelled(Fields fields, String wanted) {
		for (String name : fields.fields().keySet()) {
			if (!TOP_FIELDS.contains(name) && wanted.equals(DidYouMean.nearest(name, TOP_FIELDS))) {
				return name;
			}
		}
		return null;
	}

	private @Nullable Read named(Fields fields, String apiVersion, String kind, SourceLocation start) {
		KindResolution resolution = KindResolution.of(apiVersion, kind);
		Fields metadata = (fields.get("metadata") instanceof Fields found) ? found : null;
		String name = name(metadata, kind, apiVersion, start);
		String written = (metadata != null) ? metadata.text("namespace") : null;
		String namespace = KnownKinds.namespace(resolution.apiVersion(), kind, written);
		Identity identity = new Identity(resolution.apiVersion(), kind, namespace, (name != null) ? name : "");
		complain(resolution, identity, place(fields, "apiVersion", start), place(fields, "kind", start));
		if (name == null) {
			this.problems.error(ProblemCode.MISSING_NAME, (metadata != null) ? place(fields, "metadata", start) : start,
					kind, "This %s has no metadata.name. It is skipped.".formatted(kind),
					"Write metadata: and below it name:.");
			return null;
		}
		return valid(identity, metadata, start) ? new Read(identity, resolution) : null;
	}

	private @Nullable String name(@Nullable Fields metadata, String kind, String apiVersion, SourceLocation start) {
		String name = (metadata != null) ? metadata.text("name") : null;
		if (name != null && !name.isEmpty()) {
			return name;
		}
		String prefix = (metadata != null) ? metadata.text("generateName") : null;
		if (prefix != null && !prefix.isEmpty()) {
			String generated = this.loaded.generate(prefix);
			this.problems.warning(ProblemCode.NAME_GENERATED, start, kind,
					"This %s has a metadata.generateName and no metadata.name; it is called %s here.".formatted(kind,
							FieldComplaints.cut(generated)),
					"kubectl apply wants a metadata.name.");
			return generated;
		}
		return ConfigShapes.nameWithoutMetadata(kind, apiVersion);
	}

	private void complain(KindResolution resolution, Identity identity, SourceLocation apiVersion,
			SourceLocation kind) {
		KindResolution.Complaint complaint = resolution.complaint();
		if (complaint == null) {
			return;
		}
		SourceLocation at = (complaint.code() == ProblemCode.UNKNOWN_KIND) ? kind : apiVersion;
		String message = identity.label() + ": " + complaint.message() + ".";
		if (complaint.severity() == Severity.ERROR) {
			this.problems.error(complaint.code(), at, identity.label(), message, complaint.suggestion());
		}
		else {
			this.problems.warning(complaint.code(), at, identity.label(), message, complaint.suggestion());
		}
	}

	private boolean valid(Identity identity, @Nullable Fields metadata, SourceLocation start) {
		String name = ObjectNames.complaint(identity);
		if (name != null) {
			invalid("metadata.name", identity.name(), name, identity, place(metadata, "name", start));
			return false;
		}
		String namespace = identity.namespace().isEmpty() ? null : ObjectNames.label(identity.namespace());
		if (namespace != null) {
			invalid("metadata.namespace", identity.namespace(), namespace, identity,
					place(metadata, "namespace", start));
		}
		return namespace == null;
	}

	private void invalid(String field, String value, String allowed, Identity identity, SourceLocation at) {
		this.problems.error(ProblemCode.INVALID_NAME, at, identity.label(),
				"%s: %s is \"%s\", but must be %s. The API server would refuse it, so it is skipped."
					.formatted(FieldComplaints.cut(identity.label()), field, FieldComplaints.cut(value), allowed),
				"");
	}

	/** Where a field's value stands. */
	private static SourceLocation place(@Nullable Fields fields, String name, SourceLocation fallback) {
		Field field = (fields != null) ? fields.fields().get(name) : null;
		if (field == null) {
			return fallback;
		}
		Written value = field.value();
		int column = (value.line() == field.line()) ? value.column() : field.column();
		return new SourceLocation(fallback.file(), field.line(), column, fallback.document());
	}

	/** An object's identity and what its kind was taken for. */
	record Read(Identity identity, KindResolution resolution) {
	}

}
