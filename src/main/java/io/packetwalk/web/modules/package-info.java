/** The script files a page needs. */
@NullMarked
package io.packetwalk.web.modules;

import org.jspecify.annotations.NullMarked;
