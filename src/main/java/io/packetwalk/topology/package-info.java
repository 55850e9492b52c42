/** The picture: boxes, edges and their layout. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "trace" })
package io.packetwalk.topology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
