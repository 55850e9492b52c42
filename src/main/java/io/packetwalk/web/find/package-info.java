/** The search of every header: what a name, address, port or chain stands for. */
@NullMarked
package io.packetwalk.web.find;

import org.jspecify.annotations.NullMarked;
