/** EndpointSlices: computed from selectors, mirrored from Endpoints, or as stated. */
@NullMarked
package io.packetwalk.controlplane.endpoint;

import org.jspecify.annotations.NullMarked;
