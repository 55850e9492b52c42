/**
 * What if: a change to a lab in YAML that a person can read, and which changes are worth
 * asking for at a trace.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "manifest", "cluster", "controlplane", "trace" })
package io.packetwalk.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
