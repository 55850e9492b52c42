/** The record of one walk: plain data. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
