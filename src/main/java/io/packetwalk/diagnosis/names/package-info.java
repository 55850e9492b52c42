/** What can be told about the names that workloads use, before anything is deployed. */
@NullMarked
@NamedInterface("names")
package io.packetwalk.diagnosis.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
