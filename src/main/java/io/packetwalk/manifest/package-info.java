/**
 * YAML and JSON text in; typed Kubernetes objects, every problem and every position out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.packetwalk.manifest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
