package io.packetwalk.cni;

import java.util.List;

import io.packetwalk.netfilter.IpSet;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;

/**
 * A plugin's rules on a node, as saved.
 *
 * @param inserted what it keeps at the beginnings of the built-in chains
 * @param appended what it adds to their ends, and its own chains
 * @param sets what its rules look addresses up in
 */
record SavedRules(String inserted, String appended, List<IpSet> sets) {

	SavedRules {
		sets = List.copyOf(sets);
	}

	/** Those of a plugin that stands behind everybody else. */
	static SavedRules appended(String text) {
		return new SavedRules("", text, List.of());
	}

	Ruleset first() {
		return IptablesSave.parse(this.inserted);
	}

	Ruleset rest() {
		return new Ruleset(IptablesSave.parse(this.appended).tables(), this.sets);
	}

}
