/** The pages people see. */
@NullMarked
package io.packetwalk.web.page;

import org.jspecify.annotations.NullMarked;
