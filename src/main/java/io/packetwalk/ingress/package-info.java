/** Ingress objects compiled to the route table of the controller that serves them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "http" })
package io.packetwalk.ingress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
