/** A trace as files to keep, to print and to paste. */
@NullMarked
package io.packetwalk.web.export;

import org.jspecify.annotations.NullMarked;
