/** A trace and its picture as text, JSON and other formats. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "trace", "topology" })
package io.packetwalk.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
