/** The name explorer: one name, looked up from one place, under both C libraries. */
@NullMarked
package io.packetwalk.web.names;

import org.jspecify.annotations.NullMarked;
