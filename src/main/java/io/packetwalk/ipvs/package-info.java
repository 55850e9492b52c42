/** The kernel's own load balancer: virtual servers, real servers, schedulers. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.ipvs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
