/** The running cluster as an immutable value. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
