package io.packetwalk.networkpolicy;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.networkpolicy.PolicyVerdict.DecidedBy;

/**
 * A {@link PolicyVerdict} without its reason.
 *
 * @param allowed whether the connection may pass
 * @param decidedBy the tier that decided; DEFAULT too where nobody was asked
 * @param policy the policy that decided, null when none did or several together
 */
public record PolicyAnswer(boolean allowed, DecidedBy decidedBy, @Nullable ObjectRef policy) {

	static final PolicyAnswer OPEN = new PolicyAnswer(true, DecidedBy.DEFAULT, null);

}
