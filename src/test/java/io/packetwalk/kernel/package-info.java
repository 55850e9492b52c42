/**
 * The lab's cluster on the real kernel: network namespaces wired and programmed as the
 * data plane says, real connections, and the kernel's own trace beside ours. What is
 * compared and how is told in {@code src/docs/kernel.md}.
 */
@NullMarked
package io.packetwalk.kernel;

import org.jspecify.annotations.NullMarked;
