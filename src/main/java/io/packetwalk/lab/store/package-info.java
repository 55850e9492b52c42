/** The rows of the database. */
@NullMarked
@NamedInterface("store")
package io.packetwalk.lab.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
