/** NetworkPolicies compiled to what each pod lets in and out, with the reason. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster" })
package io.packetwalk.networkpolicy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
