package io.packetwalk.kubeproxy;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * A Service port's own chains up to the choice of an endpoint: who is masqueraded, and
 * whether traffic goes to endpoints anywhere or only to those here.
 */
final class TrafficRules {

	private final ProxyState state;

	private final ChainBook nat;

	private final LocalDetector pods;

	TrafficRules(ProxyState state, ChainBook nat) {
		this.state = state;
		this.nat = nat;
		this.pods = state.localDetector();
	}

	void write(Entry entry, ChainNames names) {
		ProxiedPort port = entry.port();
		if (entry.hasInternal()) {
			internal(port, port.internalLocal() ? names.local() : names.cluster());
		}
		if (!entry.selection().hasAny()) {
			return;
		}
		if (port.externallyAccessible()) {
			external(entry, names);
		}
		if (!port.loadBalancerIps().isEmpty() && !port.sourceRanges().isEmpty()) {
			firewall(port, names);
		}
	}

	/** Traffic to the ClusterIP that is not a pod's needs a way back here. */
	private void internal(ProxiedPort port, String chain) {
		RuleWriter rule = CaptureRules.to(port, port.clusterIp(), "cluster IP");
		if (this.state.config().masqueradeAll()) {
			this.nat.append(chain, rule.jump(FixedRules.MARK_MASQ));
		}
		else if (this.pods.detects()) {
			this.nat.append(chain, rule.from(this.pods, false).jump(FixedRules.MARK_MASQ));
		}
	}

	private void external(Entry entry, ChainNames names) {
		String chain = names.external();
		String what = entry.port().name() + " external destinations";
		if (entry.port().externalLocal()) {
			shortCuts(chain, what, names.cluster());
			if (entry.hasExternal()) {
				this.nat.append(chain, RuleWriter.rule().jump(names.local()));
			}
			return;
		}
		this.nat.append(chain, RuleWriter.rule().comment("masquerade traffic for " + what).jump(FixedRules.MARK_MASQ));
		this.nat.append(chain, RuleWriter.rule().jump(names.cluster()));
	}

	/**
	 * Pods and the node itself would reach every endpoint by way of the load balancer.
	 */
	private void shortCuts(String chain, String what, String cluster) {
		if (this.pods.detects()) {
			this.nat.append(chain,
					RuleWriter.rule().from(this.pods, true).comment("pod traffic for " + what).jump(cluster));
		}
		this.nat.append(chain,
				RuleWriter.rule()
					.comment("masquerade LOCAL traffic for " + what)
					.sourceLocal()
					.jump(FixedRules.MARK_MASQ));
		this.nat.append(chain,
				RuleWriter.rule().comment("route LOCAL traffic for " + what).sourceLocal().jump(cluster));
	}

	private void firewall(ProxiedPort port, ChainNames names) {
		String comment = port.name() + " loadbalancer IP";
		for (Cidr range : port.sourceRanges()) {
			this.nat.append(names.firewall(), RuleWriter.rule().source(range).comment(comment).jump(names.external()));
		}
		if (nodeMayUse(port)) {
			// The node's own packets to an address bound here have it as their source.
			for (IpAddress address : port.loadBalancerIps()) {
				this.nat.append(names.firewall(),
						RuleWriter.rule().source(Cidr.host(address)).comment(comment).jump(names.external()));
			}
		}
		this.nat.append(names.firewall(),
				RuleWriter.rule()
					.comment("other traffic to " + port.name() + " will be dropped by " + FixedRules.PROXY_FIREWALL)
					.then(null));
	}

	private boolean nodeMayUse(ProxiedPort port) {
		return this.state.nodeIps()
			.stream()
			.limit(1)
			.anyMatch((address) -> port.sourceRanges().stream().anyMatch((range) -> range.contains(address)));
	}

}
