/** What in the manifests points at nothing. */
@NullMarked
package io.packetwalk.controlplane.reference;

import org.jspecify.annotations.NullMarked;
