package io.packetwalk.manifest;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.KnownKinds.KnownKind;

/**
 * What an apiVersion and a kind are read as.
 *
 * @param apiVersion the apiVersion it is read as
 * @param known its type, null when it has none
 * @param complaint what is wrong with what was written, null when nothing is
 */
record KindResolution(String apiVersion, @Nullable KnownKind known, @Nullable Complaint complaint) {

	static KindResolution of(String apiVersion, String kind) {
		KnownKind known = KnownKinds.byName(kind);
		String group = Identity.group(apiVersion);
		if (known == null) {
			return new KindResolution(apiVersion, null, unknown(apiVersion, group, kind));
		}
		if (apiVersion.equals(known.apiVersion())) {
			return new KindResolution(apiVersion, known, null);
		}
		String upgraded = KnownKinds.upgraded(apiVersion, kind);
		if (upgraded != null) {
			boolean served = group.equals("gateway.networking.k8s.io");
			return new KindResolution(upgraded, known, served ? null : removed(apiVersion, upgraded));
		}
		if (group.equals(known.group()) || (group.equals("extensions") && known.group().equals("networking.k8s.io"))) {
			return new KindResolution(apiVersion, null, otherVersion(apiVersion, known));
		}
		if (KnownKinds.isBuiltInGroup(group)) {
			return new KindResolution(known.apiVersion(), known, wrongGroup(apiVersion, kind, known));
		}
		return new KindResolution(apiVersion, null, null);
	}

	private static @Nullable Complaint unknown(String apiVersion, String group, String kind) {
		if (!KnownKinds.isBuiltInGroup(group) || KnownKinds.existsElsewhere(kind)) {
			return null;
		}
		String nearest = DidYouMean.nearest(kind, KnownKinds.names());
		return new Complaint(ProblemCode.UNKNOWN_KIND, Severity.ERROR,
				"there is no kind %s in %s. It is kept, but nothing of it is simulated".formatted(kind, apiVersion),
				(nearest != null) ? "Did you mean kind: " + nearest + "?" : "");
	}

	private static Complaint removed(String apiVersion, String upgraded) {
		return new Complaint(ProblemCode.API_VERSION_REMOVED, Severity.WARNING,
				"apiVersion %s is no longer served by Kubernetes. It is read as %s".formatted(apiVersion, upgraded),
				"Write apiVersion: " + upgraded + ".");
	}

	/** Its fields differ from today's, so it cannot be read as that. */
	private static @Nullable Complaint otherVersion(String apiVersion, KnownKind known) {
		return known.group().equals("autoscaling") ? null : new Complaint(ProblemCode.API_VERSION_REMOVED,
				Severity.ERROR,
				"apiVersion %s is not served by Kubernetes, and its fields differ from those of %s. It is kept, but nothing of it is simulated"
					.formatted(apiVersion, known.apiVersion()),
				"Write it as " + known.apiVersion() + ", for instance with kubectl convert.");
	}

	private static Complaint wrongGroup(String apiVersion, String kind, KnownKind known) {
		return new Complaint(ProblemCode.API_VERSION_WRONG, Severity.ERROR,
				"apiVersion %s has no kind %s; a %s is in %s, and is read as that here".formatted(apiVersion, kind,
						kind, known.apiVersion()),
				"Write apiVersion: " + known.apiVersion() + ".");
	}

	/** Something wrong, in words that go on after the object's name and a colon. */
	record Complaint(ProblemCode code, Severity severity, String message, String suggestion) {
	}

}
