/**
 * Hosts, paths and headers: the route table of a reverse proxy, knowing no Kubernetes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
