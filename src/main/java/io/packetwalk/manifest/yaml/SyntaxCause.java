package io.packetwalk.manifest.yaml;

/** What people get wrong about YAML. */
public enum SyntaxCause {

	/** A TAB where only spaces may indent. */
	TAB,
	/** A line that stands deeper or shallower than its neighbours. */
	INDENTATION,
	/** Everything else. */
	OTHER

}
