/**
 * The route tables of the reverse proxies and tunnels, and a URL tried on one of them.
 */
@NullMarked
package io.packetwalk.web.routes;

import org.jspecify.annotations.NullMarked;
