/** What may be dialled behind a Service port. */
@NullMarked
package io.packetwalk.ingress.backend;

import org.jspecify.annotations.NullMarked;
