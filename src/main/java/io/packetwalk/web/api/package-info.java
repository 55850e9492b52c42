/** REST: JSON and plain text for programs. */
@NullMarked
package io.packetwalk.web.api;

import org.jspecify.annotations.NullMarked;
