package io.packetwalk.manifest;

import java.util.Set;

/** What a problem is about, as people sort them. */
public enum Category {

	/** It is not YAML, or not one text: this document is not read. */
	SYNTAX("syntax"),
	/** It is no object as Kubernetes defines it. */
	SCHEMA("schema"),
	/** It names something that is not there. */
	REFERENCE("reference"),
	/** It is accepted, and fails or surprises when it runs. */
	RUN_TIME("will fail at run time"),
	/** It is good to know. */
	NOTE("good to know");

	private static final Set<String> NO_TEXT = Set.of("BINARY_FILE", "INVALID_ENCODING", "SYNTAX_ERROR",
			"TAB_INDENTATION", "INDENTATION", "TEMPLATE_NOT_RENDERED", "DUPLICATE_KEY");

	private static final Set<String> NO_OBJECT = Set.of("FOREIGN_FILE", "NOT_AN_OBJECT", "MISSING_KIND",
			"MISSING_API_VERSION", "MISSING_NAME", "INVALID_NAME", "UNKNOWN_KIND", "API_VERSION_WRONG",
			"API_VERSION_REMOVED", "UNKNOWN_FIELD", "WRONG_TYPE", "INVALID_VALUE", "REQUIRED_FIELD_MISSING",
			"OBJECT_REFUSED", "DUPLICATE_OBJECT", "UNSUPPORTED_VALUE", "FIELD_NOT_ALLOWED", "INVALID_ADDRESS",
			"PATH_TYPE_MISSING", "MULTI_PORT_NEEDS_NAMES", "SELECTOR_MISSING", "INVALID_SERVICE_NAME");

	private static final Set<String> LEADS_NOWHERE = Set.of("SELECTOR_MATCHES_NOTHING", "POLICY_PEER_SELECTS_NOTHING",
			"POLICY_SELECTS_NOTHING", "SELECTOR_DOES_NOT_MATCH_TEMPLATE", "SLICE_WITHOUT_SERVICE",
			"ROUTE_WITHOUT_PARENT", "EXTERNAL_NAME_TARGET_MISSING", "INGRESS_BACKEND_MISSING");

	private final String word;

	Category(String word) {
		this.word = word;
	}

	public static Category of(Problem problem) {
		String code = problem.code();
		if (NO_TEXT.contains(code)) {
			return SYNTAX;
		}
		if (problem.severity() == Severity.INFO) {
			return NOTE;
		}
		if (NO_OBJECT.contains(code) || code.endsWith("_INVALID")) {
			return SCHEMA;
		}
		boolean port = code.equals("TARGET_PORT_NOT_FOUND");
		return (LEADS_NOWHERE.contains(code) || (code.endsWith("_NOT_FOUND") && !port)) ? REFERENCE : RUN_TIME;
	}

	/** {@code will fail at run time}. */
	public String word() {
		return this.word;
	}

}
