package io.packetwalk.controlplane.admission;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ClusterNetworkPolicy.Tier;
import io.packetwalk.cluster.PolicyRule.Action;
import io.packetwalk.controlplane.store.Nearest;

/** The kinds of cluster-wide policies, and in what they differ. */
enum ClusterPolicyKind {

	CLUSTER("ClusterNetworkPolicy", null, "protocols", List.of("Accept", "Deny", "Pass")),
	ADMIN("AdminNetworkPolicy", Tier.ADMIN, "ports", List.of("Allow", "Deny", "Pass")),
	BASELINE_ADMIN("BaselineAdminNetworkPolicy", Tier.BASELINE, "ports", List.of("Allow", "Deny"));

	private final String text;

	private final @Nullable Tier tier;

	private final String portsField;

	private final List<String> actions;

	ClusterPolicyKind(String text, @Nullable Tier tier, String portsField, List<String> actions) {
		this.text = text;
		this.tier = tier;
		this.portsField = portsField;
		this.actions = actions;
	}

	String text() {
		return this.text;
	}

	/** Its tier, null when each policy says. */
	@Nullable Tier tier() {
		return this.tier;
	}

	/** The field of a rule that holds ports. */
	String portsField() {
		return this.portsField;
	}

	/** Its actions as they are written. */
	List<String> actions() {
		return this.actions;
	}

	/**
	 * What an action is probably meant to be: v1alpha1 said Allow, v1alpha2 says Accept.
	 */
	String spelling(String text) {
		boolean old = text.equals("Allow") || text.equals("Accept");
		return old ? this.text + " spells it " + this.actions.getFirst() + "." : Nearest.question(text, this.actions);
	}

	Optional<Action> action(String text) {
		int index = this.actions.indexOf(text);
		return (index < 0) ? Optional.empty() : Optional.of(Action.values()[index]);
	}

}
