/** An uploaded cluster, its revisions and traces, and where they are stored. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "manifest", "cluster", "controlplane", "dataplane", "trace", "walk",
		"narration", "topology" })
package io.packetwalk.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
