/** Two walks side by side: which steps are the same, where they part, and why. */
@NullMarked
@NamedInterface("comparison")
package io.packetwalk.diagnosis.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
