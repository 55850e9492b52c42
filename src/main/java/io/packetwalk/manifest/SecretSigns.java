package io.packetwalk.manifest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * Tells Secrets, also misspelled and broken ones: whatever has a Secret's fields and is
 * not plainly something else is treated as one.
 */
final class SecretSigns {

	private static final Set<String> KINDS = Set.of("secret", "secrets", "secretlist");

	private static final Pattern KIND = Pattern.compile("[\"']?kind[\"']?\\s{0,8}:\\s{0,8}[\"']?[Ss]ecret",
			Pattern.MULTILINE);

	private static final Pattern DATA = Pattern.compile("[\"']?\\bdata[\"']?\\s{0,8}:");

	private static final Pattern OTHER_KIND = Pattern
		.compile("^[\\s\"',{]{0,8}kind[\"']?\\s{0,8}:\\s{0,8}[\"']?(?:ConfigMap|List)\\b", Pattern.MULTILINE);

	private SecretSigns() {
	}

	/** Whether a mapping is a Secret. */
	static boolean isSecret(Fields fields) {
		String kind = fields.text("kind");
		String apiVersion = fields.text("apiVersion");
		boolean custom = apiVersion != null && apiVersion.indexOf('.') >= 0;
		if (custom) {
			return false;
		}
		if (kind != null && (KINDS.contains(kind.toLowerCase(Locale.ROOT)) || misspelled(kind))) {
			return true;
		}
		boolean known = kind != null && KnownKinds.byName(kind) != null;
		boolean object = kind != null || apiVersion != null || fields.get("metadata") != null;
		return !known && object && (fields.get("stringData") != null || fields.get("data") != null);
	}

	/**
	 * Whether a Secret came before in the same mapping, because a separator is missing.
	 */
	static boolean hidesSecret(Fields fields) {
		return fields.shadowed()
			.stream()
			.anyMatch((field) -> field.value() instanceof Scalar scalar && field.name().equals("kind")
					&& KINDS.contains(scalar.text().toLowerCase(Locale.ROOT)));
	}

	private static boolean misspelled(@Nullable String kind) {
		return kind != null && KnownKinds.byName(kind) == null
				&& "Secret".equals(DidYouMean.nearest(kind, KnownKinds.names()));
	}

	/** Whether a text that cannot be parsed may hold one. */
	static boolean mayBeIn(String text) {
		return KIND.matcher(text).find() || text.contains("stringData")
				|| (DATA.matcher(text).find() && !OTHER_KIND.matcher(text).find());
	}

}
