/**
 * What every CoreDNS plugin works with: questions, responses, zones and the next plugin.
 */
@NullMarked
package io.packetwalk.clusterdns.server;

import org.jspecify.annotations.NullMarked;
