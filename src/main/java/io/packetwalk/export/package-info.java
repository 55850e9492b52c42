/** A trace as text, JSON and other formats. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "trace" })
package io.packetwalk.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
