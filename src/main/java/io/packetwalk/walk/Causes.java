package io.packetwalk.walk;

import java.util.Optional;

import io.packetwalk.cluster.Origin;
import io.packetwalk.trace.Cause;

/** Finds the line of YAML a part of the cluster comes from. */
@FunctionalInterface
public interface Causes {

	/** Knows no lines. */
	Causes NONE = (origin) -> Optional.empty();

	Optional<Cause> find(Origin origin);

}
