package io.packetwalk.manifest;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">names</a> an
 * object may have.
 */
final class ObjectNames {

	private static final Pattern SUBDOMAIN = Pattern
		.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

	private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

	private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

	private static final Pattern PATH_SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/%\\p{Cntrl}<>&\"']+");

	private ObjectNames() {
	}

	/** What is wrong with an object's name, null when nothing is. */
	static @Nullable String complaint(Identity identity) {
		String group = identity.group();
		if (group.equals("rbac.authorization.k8s.io")) {
			return check(identity.name(), PATH_SEGMENT, 253, "a name without /, % and control characters");
		}
		if (group.isEmpty() && identity.kind().equals("Service")) {
			return check(identity.name(), SERVICE, 63,
					"up to 63 of a-z, 0-9 and -, starting with a letter and ending with a letter or digit");
		}
		if (group.isEmpty() && identity.kind().equals("Namespace")) {
			return label(identity.name());
		}
		return check(identity.name(), SUBDOMAIN, 253,
				"up to 253 of a-z, 0-9, - and ., starting and ending with a letter or digit");
	}

	/** What is wrong with a namespace's name, null when nothing is. */
	static @Nullable String label(String name) {
		return check(name, LABEL, 63, "up to 63 of a-z, 0-9 and -, starting and ending with a letter or digit");
	}

	private static @Nullable String check(String name, Pattern allowed, int longest, String words) {
		return (name.length() <= longest && allowed.matcher(name).matches()) ? null : words;
	}

}
