/** The CoreDNS plugins that shape answers, a file each. */
@NullMarked
package io.packetwalk.clusterdns.plugin;

import org.jspecify.annotations.NullMarked;
