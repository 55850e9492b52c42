/** What getaddrinfo asks: resolv.conf and the stub resolvers of glibc and musl. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net" })
package io.packetwalk.resolver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
