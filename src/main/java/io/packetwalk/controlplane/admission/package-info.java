/** Objects that are listed as they are written, with defaults filled in. */
@NullMarked
package io.packetwalk.controlplane.admission;

import org.jspecify.annotations.NullMarked;
