/** How the cluster is set up: settings, the profile's add-ons, the world outside. */
@NullMarked
package io.packetwalk.controlplane.setup;

import org.jspecify.annotations.NullMarked;
