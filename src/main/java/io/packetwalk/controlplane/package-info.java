/** What the control plane makes of manifests: pods, addresses, EndpointSlices. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "manifest", "cluster" })
package io.packetwalk.controlplane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
