/** The controllers that make pods of workloads. */
@NullMarked
package io.packetwalk.controlplane.workload;

import org.jspecify.annotations.NullMarked;
