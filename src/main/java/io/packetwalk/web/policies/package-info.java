/** What the policies of a lab let a pod do, whom they let in, and why. */
@NullMarked
package io.packetwalk.web.policies;

import org.jspecify.annotations.NullMarked;
