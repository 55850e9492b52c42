/** The rules of nftables: tables, chains, sets and maps, and how packets fare in them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "netfilter" })
package io.packetwalk.nftables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
