/** Walks watched over a WebSocket. */
@NullMarked
package io.packetwalk.web.socket;

import org.jspecify.annotations.NullMarked;
