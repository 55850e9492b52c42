/** What can be said of a whole cluster at once: who reaches what, and what fails why. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "kubeproxy", "networkpolicy", "clusterdns",
		"clusterdns :: corefile", "resolver", "trace" })
package io.packetwalk.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
