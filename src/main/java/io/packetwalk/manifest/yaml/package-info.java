/**
 * YAML and JSON text with every position kept, read as kubectl reads it; no Kubernetes
 * word in here.
 */
@NullMarked
package io.packetwalk.manifest.yaml;

import org.jspecify.annotations.NullMarked;
