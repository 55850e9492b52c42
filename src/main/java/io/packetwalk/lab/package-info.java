/** An uploaded cluster, its revisions and traces, and where they are stored. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "manifest", "cluster", "controlplane", "controlplane :: whatif",
		"clusterdns", "resolver", "dataplane", "diagnosis :: names", "diagnosis :: comparison", "whatif", "ingress",
		"trace", "walk", "narration", "topology", "export" })
package io.packetwalk.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
