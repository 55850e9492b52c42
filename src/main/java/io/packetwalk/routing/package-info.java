/** Links, routes and neighbours of one network namespace. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
