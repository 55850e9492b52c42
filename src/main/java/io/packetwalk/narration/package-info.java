/** The sentences: story, operator and kernel level, and what the client prints. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "trace" })
package io.packetwalk.narration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
