/**
 * The hooks, tables and rules of a Linux kernel, connection tracking, and what they do to
 * a packet.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.netfilter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
