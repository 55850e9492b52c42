/** Packetwalk; see {@code README.md} for the map of the house. */
@NullMarked
package io.packetwalk;

import org.jspecify.annotations.NullMarked;
