/** The reachability matrix as a page, a file and a stream, and what fails in it. */
@NullMarked
package io.packetwalk.web.matrix;

import org.jspecify.annotations.NullMarked;
