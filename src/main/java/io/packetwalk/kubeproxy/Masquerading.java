package io.packetwalk.kubeproxy;

import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Target;

/**
 * How packets are marked for masquerading, and what happens to marked ones: the same in
 * iptables and IPVS mode.
 */
final class Masquerading {

	static final String MARK_MASQ = "KUBE-MARK-MASQ";

	static final String POSTROUTING = "KUBE-POSTROUTING";

	private Masquerading() {
	}

	static void write(KubeProxyConfiguration config, ChainBook nat) {
		int mark = 1 << config.masqueradeBit();
		nat.append(MARK_MASQ, RuleWriter.rule().then(new Target.SetMark(mark, mark)));
		nat.append(POSTROUTING, RuleWriter.rule().with(new Match.Mark(mark, mark, true)).then(new Target.Return()));
		// Cleared, or the tunnel packet around it would inherit the mark.
		nat.append(POSTROUTING, RuleWriter.rule().then(new Target.SetMark(mark, 0)));
		nat.append(POSTROUTING,
				RuleWriter.rule()
					.comment("kubernetes service traffic requiring SNAT")
					.then(new Target.Masquerade(config.randomFully())));
	}

}
