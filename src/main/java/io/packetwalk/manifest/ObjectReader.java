package io.packetwalk.manifest;

import java.util.List;
import java.util.Set;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import io.packetwalk.manifest.UnderstandingTable.Row;
import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Scalar;

/** Makes a typed object of a written one, or says why not. */
final class ObjectReader {

	private static final Set<String> OTHER_ROWS = Set.of("packetwalk.io", "kubeproxy.config.k8s.io",
			"kubelet.config.k8s.io", "events.k8s.io", "autoscaling", "policy.networking.k8s.io", "traefik.io",
			"traefik.containo.us", "gateway.networking.k8s.io", "crd.projectcalico.org", "projectcalico.org",
			"operator.tigera.io", "metallb.io");

	private final String file;

	private final Problems problems;

	private final LoadedObjects loaded;

	private final IdentityReader identities;

	ObjectReader(String file, Problems problems, LoadedObjects loaded) {
		this.file = file;
		this.problems = problems;
		this.loaded = loaded;
		this.identities = new IdentityReader(file, problems, loaded);
	}

	void read(ListItems.Item item, int document) {
		if (!(item.node() instanceof Fields fields)) {
			this.problems.error(ProblemCode.NOT_AN_OBJECT, at(item.node(), document), null,
					"This is %s, not a Kubernetes object. It is skipped."
						.formatted((item.node() instanceof Scalar) ? "a single text" : "a list"),
					"An object starts with apiVersion:, kind: and metadata:.");
			return;
		}
		IdentityReader.Read read = this.identities.read(item, fields, document);
		if (read != null) {
			load(fields, read, at(fields, document));
		}
	}

	private void load(Fields fields, IdentityReader.Read read, SourceLocation start) {
		Identity identity = read.identity();
		String label = identity.label();
		Shape shape = shape(read);
		FieldComplaints complaints = new FieldComplaints(this.problems, label, this.file, start.document(),
				FieldRules.allOrNothing(identity.kind()));
		ShapeCheck check = new ShapeCheck(complaints);
		ObjectNode json = (shape != null) ? check.json(fields, shape) : (ObjectNode) ShapeCheck.anything(fields);
		HasMetadata resource = (json != null && !complaints.refused()) ? typed(json, read, start) : null;
		if (resource == null) {
			this.problems.error(ProblemCode.OBJECT_REFUSED, start, label,
					"%s is left out: the API server would refuse it.".formatted(label), "");
			return;
		}
		ManifestObject object = new ManifestObject(resource, identity.kind(), identity.namespace(), identity.name(),
				start);
		ManifestObject before = this.loaded.add(identity, object);
		if (before != null) {
			this.problems.warning(ProblemCode.DUPLICATE_OBJECT, start, label,
					"%s is written twice: first at %s, then here. This one is used.".formatted(label,
							before.location()),
					"Delete or rename one of the two.");
		}
		this.loaded.place(label, start, fields, check.leftOut(), read.resolution().known() != null);
		understand(fields, read, start);
	}

	private static @Nullable Shape shape(IdentityReader.Read read) {
		KnownKinds.KnownKind known = read.resolution().known();
		return (known != null) ? ModelShapes.of(known.type())
				: ConfigShapes.of(read.identity().apiVersion(), read.identity().kind());
	}

	private @Nullable HasMetadata typed(ObjectNode json, IdentityReader.Read read, SourceLocation start) {
		try {
			return TypedObjects.of(json, read.identity(), read.resolution().known());
		}
		catch (JacksonException ex) {
			this.problems.error(ProblemCode.WRONG_TYPE, start, read.identity().label(),
					"%s: a value does not fit its field (%s).".formatted(read.identity().label(),
							ex.getPath().isEmpty() ? "unknown field" : ex.getPathReference()),
					"");
			return null;
		}
	}

	private void understand(Fields fields, IdentityReader.Read read, SourceLocation start) {
		Identity identity = read.identity();
		boolean ours = read.resolution().known() != null || OTHER_ROWS.contains(identity.group());
		Row row = ours ? UnderstandingTable.kind(identity.kind()) : null;
		if (row == null || row.understanding() == Understanding.NOT_MODELLED) {
			this.loaded.countNotModelled();
			boolean said = read.resolution().complaint() != null && read.resolution().known() == null;
			if (!said) {
				this.problems.warning(ProblemCode.KIND_NOT_MODELLED, start, identity.label(),
						"%s is kept, but kind %s (%s) is not modelled. %s".formatted(identity.label(), identity.kind(),
								identity.apiVersion(), (row != null) ? row.note() : "Packets are walked without it."),
						"");
			}
			return;
		}
		for (Row field : UnderstandingTable.notModelled(identity.kind())) {
			field(fields, field, identity.label(), start);
		}
	}

	private void field(Fields fields, Row row, String label, SourceLocation start) {
		FieldPattern pattern = row.pattern();
		if (pattern == null) {
			return;
		}
		for (FieldPattern.Match match : pattern.find(fields)) {
			if (!harmless(match.value(), row.harmless())) {
				this.problems.warning(ProblemCode.FIELD_NOT_MODELLED,
						new SourceLocation(this.file, match.line(), match.column(), start.document()), label,
						"%s: %s changes networking in a cluster, but is not modelled. %s".formatted(label,
								FieldComplaints.cut(match.path()), row.note()),
						"");
			}
		}
	}

	private static boolean harmless(Written value, List<String> harmless) {
		return value instanceof Scalar scalar && harmless.contains(scalar.text());
	}

	private SourceLocation at(Written node, int document) {
		return new SourceLocation(this.file, node.line(), node.column(), document);
	}

}
