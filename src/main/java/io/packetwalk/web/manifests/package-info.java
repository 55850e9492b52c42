/** The manifests of a lab: edited, checked, saved as revisions, and compared. */
@NullMarked
package io.packetwalk.web.manifests;

import org.jspecify.annotations.NullMarked;
