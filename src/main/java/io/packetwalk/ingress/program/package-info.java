/** Which pods run a controller, and what they were started with. */
@NullMarked
package io.packetwalk.ingress.program;

import org.jspecify.annotations.NullMarked;
