package io.packetwalk.manifest;

/** How bad a problem is. */
public enum Severity {

	/** The object or document cannot be used, or will fail in a cluster. */
	ERROR,
	/** It can be used, but not as written, or a part of it is not modelled. */
	WARNING,
	/** Worth knowing: what was skipped, dropped or assumed. */
	INFO

}
