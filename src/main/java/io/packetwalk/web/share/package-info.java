/** Links that carry or show a trace elsewhere: self-contained, embedded, announced. */
@NullMarked
package io.packetwalk.web.share;

import org.jspecify.annotations.NullMarked;
