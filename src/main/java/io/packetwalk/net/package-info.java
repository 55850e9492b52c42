/** Addresses, ports and packet headers: the nouns every other room shares. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.packetwalk.net;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
