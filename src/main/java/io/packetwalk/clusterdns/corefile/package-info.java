/**
 * The Corefile: its tokens, server blocks and directives, read as Caddy's parser reads
 * them.
 */
@NullMarked
@NamedInterface("corefile")
package io.packetwalk.clusterdns.corefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
