package io.packetwalk.kubeproxy;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Match.CtFlag;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Target;

/** The chains and rules that are there before any Service. */
final class FixedRules {

	/** Empty: when it is gone, somebody flushed the table. */
	static final String CANARY = "KUBE-PROXY-CANARY";

	static final String SERVICES = "KUBE-SERVICES";

	static final String EXTERNAL_SERVICES = "KUBE-EXTERNAL-SERVICES";

	static final String NODE_PORTS = "KUBE-NODEPORTS";

	static final String PROXY_FIREWALL = "KUBE-PROXY-FIREWALL";

	static final String MARK_MASQ = Masquerading.MARK_MASQ;

	private static final String FIREWALL = "KUBE-FIREWALL";

	private static final String FORWARD = "KUBE-FORWARD";

	private static final Cidr LOOPBACK_V4 = Cidr.of("127.0.0.0/8");

	private static final Cidr LOOPBACK_V6 = Cidr.of("::1/128");

	private final ProxyState state;

	private final NodePortAddresses nodePorts;

	private final ChainBook filter;

	private final ChainBook nat;

	FixedRules(ProxyState state, NodePortAddresses nodePorts, ChainBook filter, ChainBook nat) {
		this.state = state;
		this.nodePorts = nodePorts;
		this.filter = filter;
		this.nat = nat;
		filter.declare(CANARY, EXTERNAL_SERVICES, FIREWALL, FORWARD, NODE_PORTS, PROXY_FIREWALL, SERVICES);
		nat.declare(CANARY, MARK_MASQ, NODE_PORTS, Masquerading.POSTROUTING, SERVICES);
	}

	/**
	 * The way in from the hooks. kube-proxy prepends one after the other, so what it adds
	 * last stands first; here they are in the order they end up in.
	 */
	void writeJumps() {
		for (Hook hook : new Hook[] { Hook.INPUT, Hook.FORWARD, Hook.OUTPUT }) {
			if (hook != Hook.FORWARD) {
				this.filter.append(hook.name(), RuleWriter.rule().jump(FIREWALL));
			}
			this.filter.append(hook.name(), onNew("kubernetes load balancer firewall", PROXY_FIREWALL));
			switch (hook) {
				case INPUT -> {
					jump(this.filter, hook, "kubernetes health check service ports", NODE_PORTS);
					this.filter.append(hook.name(), external());
				}
				case FORWARD -> {
					jump(this.filter, hook, "kubernetes forwarding rules", FORWARD);
					this.filter.append(hook.name(), onNew("kubernetes service portals", SERVICES));
					this.filter.append(hook.name(), external());
				}
				default -> this.filter.append(hook.name(), onNew("kubernetes service portals", SERVICES));
			}
		}
		jump(this.nat, Hook.PREROUTING, "kubernetes service portals", SERVICES);
		jump(this.nat, Hook.OUTPUT, "kubernetes service portals", SERVICES);
		jump(this.nat, Hook.POSTROUTING, "kubernetes postrouting rules", Masquerading.POSTROUTING);
	}

	private static void jump(ChainBook book, Hook hook, String comment, String chain) {
		book.append(hook.name(), RuleWriter.rule().comment(comment).jump(chain));
	}

	private static Rule onNew(String comment, String chain) {
		return RuleWriter.rule().ctstate(CtFlag.NEW).comment(comment).jump(chain);
	}

	private static Rule external() {
		return onNew("kubernetes externally-visible service portals", EXTERNAL_SERVICES);
	}

	void writeFilter() {
		if (this.nodePorts.localhost()) {
			// route_localnet is on for node ports on loopback, so the neighbourhood has
			// to be kept out (CVE-2020-8558).
			this.filter.append(FIREWALL,
					RuleWriter.rule()
						.notSource(LOOPBACK_V4)
						.destination(LOOPBACK_V4)
						.comment("block incoming localnet connections")
						.notCtstate(CtFlag.RELATED, CtFlag.ESTABLISHED, CtFlag.DNAT)
						.then(new Target.Drop()));
		}
		if (!this.state.config().conntrackTcpLiberal()) {
			RuleWriter invalid = RuleWriter.rule().ctstate(CtFlag.INVALID);
			if (this.state.config().nfacctCounters()) {
				invalid.nfacct("ct_state_invalid_dropped_pkts");
			}
			this.filter.append(FORWARD, invalid.then(new Target.Drop()));
		}
		this.filter.append(FORWARD,
				RuleWriter.rule()
					.comment("kubernetes forwarding rules")
					.with(new Match.Mark(mark(), mark(), false))
					.then(new Target.Accept()));
		this.filter.append(FORWARD,
				RuleWriter.rule()
					.comment("kubernetes forwarding conntrack rule")
					.ctstate(CtFlag.RELATED, CtFlag.ESTABLISHED)
					.then(new Target.Accept()));
	}

	void writeMasquerading() {
		Masquerading.write(this.state.config(), this.nat);
	}

	private int mark() {
		return 1 << this.state.config().masqueradeBit();
	}

	/**
	 * Last in KUBE-SERVICES, after every Service: all that is local may be a node port.
	 */
	void writeNodePortsJump() {
		String comment = "kubernetes service nodeports; NOTE: this must be the last rule in this chain";
		if (this.nodePorts.everyAddress()) {
			RuleWriter rule = RuleWriter.rule();
			if (this.state.family() == AddressFamily.IPV6) {
				rule.notDestination(LOOPBACK_V6);
			}
			else if (!this.nodePorts.localhost()) {
				rule.notDestination(LOOPBACK_V4);
			}
			this.nat.append(SERVICES, rule.comment(comment).destinationLocal().jump(NODE_PORTS));
			return;
		}
		for (IpAddress address : this.nodePorts.among(this.state.nodeIps())) {
			this.nat.append(SERVICES, RuleWriter.rule().destination(address).comment(comment).jump(NODE_PORTS));
		}
	}

}
