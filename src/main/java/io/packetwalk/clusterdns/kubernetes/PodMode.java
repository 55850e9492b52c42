package io.packetwalk.clusterdns.kubernetes;

/** Which {@code a-b-c-d.ns.pod} names get an answer. */
enum PodMode {

	/** None. */
	DISABLED,
	/** Every well-formed one in a namespace that exists. */
	INSECURE,
	/** Those of pods that run. */
	VERIFIED

}
