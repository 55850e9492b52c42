/** Questions about a lab whose answers are not kept. */
@NullMarked
@NamedInterface("probe")
package io.packetwalk.lab.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
