/** What repeats a trace on a real cluster: the manifests, and commands that only look. */
@NullMarked
@NamedInterface("experiment")
package io.packetwalk.export.experiment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
