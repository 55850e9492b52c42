/** What the API server holds before a controller runs, and what is said about it. */
@NullMarked
package io.packetwalk.controlplane.store;

import org.jspecify.annotations.NullMarked;
