package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.kubeproxy.IpvsEntries.Barred;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Match.CtFlag;
import io.packetwalk.netfilter.Target;

/**
 * The iptables rules kube-proxy keeps in IPVS mode: they masquerade, and guard what IPVS
 * cannot.
 */
final class IpvsRules {

	private static final String SERVICES = FixedRules.SERVICES;

	private static final String NODE_PORT = "KUBE-NODE-PORT";

	private static final String LOAD_BALANCER = "KUBE-LOAD-BALANCER";

	private static final String MARK_MASQ = Masquerading.MARK_MASQ;

	private static final String POSTROUTING = Masquerading.POSTROUTING;

	private static final String FORWARD = "KUBE-FORWARD";

	private static final String PROXY_FIREWALL = FixedRules.PROXY_FIREWALL;

	private static final String SOURCE_RANGES_FIREWALL = "KUBE-SOURCE-RANGES-FIREWALL";

	private static final String IPVS_FILTER = "KUBE-IPVS-FILTER";

	private static final String IPVS_OUT_FILTER = "KUBE-IPVS-OUT-FILTER";

	private final ProxyState state;

	private final IpvsEntries entries;

	private final ChainBook filter;

	private final ChainBook nat;

	IpvsRules(ProxyState state, IpvsEntries entries, ChainBook filter, ChainBook nat) {
		this.state = state;
		this.entries = entries;
		this.filter = filter;
		this.nat = nat;
		nat.declare(SERVICES, POSTROUTING, NODE_PORT, LOAD_BALANCER, MARK_MASQ);
		filter.declare(FORWARD, NODE_PORT, PROXY_FIREWALL, SOURCE_RANGES_FIREWALL, IPVS_FILTER, IPVS_OUT_FILTER);
	}

	void write() {
		jumps();
		services();
		nodePorts();
		loadBalancers();
		masquerading();
		forwarding();
		accessFilter();
		outFilter();
	}

	/** Prepended one after the other: here in the order they end up in. */
	private void jumps() {
		jump(this.nat, Hook.PREROUTING, "kubernetes service portals", SERVICES);
		jump(this.nat, Hook.OUTPUT, "kubernetes service portals", SERVICES);
		jump(this.nat, Hook.POSTROUTING, "kubernetes postrouting rules", POSTROUTING);
		jump(this.filter, Hook.INPUT, "kubernetes ipvs access filter", IPVS_FILTER);
		jump(this.filter, Hook.INPUT, "kube-proxy firewall rules", PROXY_FIREWALL);
		jump(this.filter, Hook.INPUT, "kubernetes health check rules", NODE_PORT);
		jump(this.filter, Hook.FORWARD, "kube-proxy firewall rules", PROXY_FIREWALL);
		jump(this.filter, Hook.FORWARD, "kubernetes forwarding rules", FORWARD);
		jump(this.filter, Hook.OUTPUT, "kubernetes ipvs access filter", IPVS_OUT_FILTER);
	}

	private static void jump(ChainBook book, Hook hook, String comment, String chain) {
		book.append(hook.name(), RuleWriter.rule().comment(comment).jump(chain));
	}

	private void services() {
		boolean v4 = this.state.family() == AddressFamily.IPV4;
		this.nat.append(SERVICES,
				RuleWriter.rule().source(Cidr.of(v4 ? "127.0.0.0/8" : "::1/128")).then(new Target.Return()));
		rule(this.nat, SERVICES, IpvsSet.LOAD_BALANCER, new Target.Jump(LOAD_BALANCER));
		clusterIps();
		if (!this.entries.isEmpty(IpvsSet.EXTERNAL_IP)) {
			rule(this.nat, SERVICES, IpvsSet.EXTERNAL_IP, new Target.Jump(MARK_MASQ));
			externalIps(IpvsSet.EXTERNAL_IP);
		}
		if (!this.entries.isEmpty(IpvsSet.EXTERNAL_IP_LOCAL)) {
			externalIps(IpvsSet.EXTERNAL_IP_LOCAL);
		}
		this.nat.append(SERVICES, RuleWriter.rule().destinationLocal().jump(NODE_PORT));
		for (IpvsSet set : List.of(IpvsSet.CLUSTER_IP, IpvsSet.LOAD_BALANCER)) {
			if (!this.entries.isEmpty(set)) {
				this.nat.append(SERVICES, in(RuleWriter.rule(), set, set.sides()).then(new Target.Accept()));
			}
		}
	}

	/**
	 * Traffic to ClusterIPs that is not a pod's needs a way back here. Where pods cannot
	 * be told, the node's own at least: its source is the ClusterIP too, on kube-ipvs0.
	 */
	private void clusterIps() {
		if (this.entries.isEmpty(IpvsSet.CLUSTER_IP)) {
			return;
		}
		LocalDetector pods = this.state.localDetector();
		boolean all = this.state.config().masqueradeAll();
		RuleWriter rule = RuleWriter.rule().comment(IpvsSet.CLUSTER_IP.comment());
		in(rule, IpvsSet.CLUSTER_IP, List.of(!all && !pods.detects(), false));
		this.nat.append(SERVICES, (all ? rule : rule.from(pods, false)).jump(MARK_MASQ));
	}

	/** Traffic from off the machine, and to addresses that are the machine's own. */
	private void externalIps(IpvsSet set) {
		this.nat.append(SERVICES,
				in(RuleWriter.rule().comment(set.comment()), set, set.sides()).with(new Match.PhysdevIsIn(true))
					.with(new Match.AddrType(false, null))
					.then(new Target.Accept()));
		this.nat.append(SERVICES, in(RuleWriter.rule().comment(set.comment()), set, set.sides()).destinationLocal()
			.then(new Target.Accept()));
	}

	private void nodePorts() {
		nodePorts(Protocol.TCP, IpvsSet.NODE_PORT_LOCAL_TCP, IpvsSet.NODE_PORT_TCP);
		nodePorts(Protocol.UDP, IpvsSet.NODE_PORT_LOCAL_UDP, IpvsSet.NODE_PORT_UDP);
		nodePorts(Protocol.SCTP, IpvsSet.NODE_PORT_LOCAL_SCTP, IpvsSet.NODE_PORT_SCTP);
		this.filter.append(NODE_PORT, in(RuleWriter.rule().comment(IpvsSet.HEALTH_CHECK.comment()),
				IpvsSet.HEALTH_CHECK, IpvsSet.HEALTH_CHECK.sides())
			.then(new Target.Accept()));
	}

	private void nodePorts(Protocol protocol, IpvsSet local, IpvsSet all) {
		rule(this.nat, NODE_PORT, RuleWriter.rule().protocol(protocol), local, new Target.Return());
		rule(this.nat, NODE_PORT, RuleWriter.rule().protocol(protocol), all, new Target.Jump(MARK_MASQ));
	}

	private void loadBalancers() {
		rule(this.nat, LOAD_BALANCER, IpvsSet.LOAD_BALANCER_LOCAL, new Target.Return());
		this.nat.append(LOAD_BALANCER, RuleWriter.rule().jump(MARK_MASQ));
		rule(this.filter, PROXY_FIREWALL, IpvsSet.LOAD_BALANCER_FW, new Target.Jump(SOURCE_RANGES_FIREWALL));
		rule(this.filter, SOURCE_RANGES_FIREWALL, IpvsSet.LOAD_BALANCER_SOURCE_CIDR, new Target.Return());
		rule(this.filter, SOURCE_RANGES_FIREWALL, IpvsSet.LOAD_BALANCER_SOURCE_IP, new Target.Return());
		this.filter.append(SOURCE_RANGES_FIREWALL, RuleWriter.rule().then(new Target.Drop()));
	}

	private void masquerading() {
		rule(this.nat, POSTROUTING, IpvsSet.LOOP_BACK, new Target.Masquerade(false));
		Masquerading.write(this.state.config(), this.nat);
	}

	private void forwarding() {
		int mark = 1 << this.state.config().masqueradeBit();
		this.filter.append(FORWARD,
				RuleWriter.rule()
					.comment("kubernetes forwarding rules")
					.with(new Match.Mark(mark, mark, false))
					.then(new Target.Accept()));
		this.filter.append(FORWARD,
				RuleWriter.rule()
					.comment("kubernetes forwarding conntrack rule")
					.ctstate(CtFlag.RELATED, CtFlag.ESTABLISHED)
					.then(new Target.Accept()));
	}

	/** The node's own ports are not to be reached by way of a Service's address. */
	private void accessFilter() {
		for (IpvsSet set : List.of(IpvsSet.LOAD_BALANCER, IpvsSet.CLUSTER_IP, IpvsSet.EXTERNAL_IP,
				IpvsSet.EXTERNAL_IP_LOCAL, IpvsSet.HEALTH_CHECK)) {
			this.filter.append(IPVS_FILTER, in(RuleWriter.rule(), set, set.sides()).then(new Target.Return()));
		}
		boolean v6 = this.state.family() == AddressFamily.IPV6;
		this.filter.append(IPVS_FILTER,
				in(RuleWriter.rule().ctstate(CtFlag.NEW), IpvsSet.IPVS_IPS, IpvsSet.IPVS_IPS.sides())
					.then(new Target.Reject(v6 ? "icmp6-port-unreachable" : "icmp-port-unreachable")));
	}

	/** The node's own packets to such an address have it as their source. */
	private void outFilter() {
		for (Barred barred : this.entries.barred()) {
			Cidr host = Cidr.host(barred.address());
			this.filter.append(IPVS_OUT_FILTER,
					RuleWriter.rule()
						.source(host)
						.with(new Match.Ipvs(host, barred.port().name().protocol().number(), barred.port().port()))
						.then(new Target.Drop()));
		}
	}

	private void rule(ChainBook book, String chain, IpvsSet set, Target target) {
		rule(book, chain, RuleWriter.rule(), set, target);
	}

	/** A rule that is only there while its set has entries. */
	private void rule(ChainBook book, String chain, RuleWriter rule, IpvsSet set, Target target) {
		if (!this.entries.isEmpty(set)) {
			book.append(chain, in(rule.comment(set.comment()), set, set.sides()).then(target));
		}
	}

	private RuleWriter in(RuleWriter rule, IpvsSet set, List<Boolean> source) {
		return rule.with(new Match.InSet(set.in(this.state.family()), source, false));
	}

}
