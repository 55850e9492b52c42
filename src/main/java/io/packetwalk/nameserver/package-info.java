/** A lab's names for a real {@code dig}: a DNS server on the own machine. */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "net", "cluster", "resolver", "clusterdns", "dataplane", "trace", "walk", "lab" })
package io.packetwalk.nameserver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
