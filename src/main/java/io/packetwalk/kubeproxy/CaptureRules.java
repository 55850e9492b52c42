package io.packetwalk.kubeproxy;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Target;

/**
 * The rules of a Service port in the shared chains: they catch traffic to its addresses,
 * or refuse it when there is nowhere to send it.
 */
final class CaptureRules {

	private static final Cidr LOOPBACK = Cidr.of("127.0.0.0/8");

	private final ProxyState state;

	private final NodePortAddresses nodePorts;

	private final ChainBook filter;

	private final ChainBook nat;

	CaptureRules(ProxyState state, NodePortAddresses nodePorts, ChainBook filter, ChainBook nat) {
		this.state = state;
		this.nodePorts = nodePorts;
		this.filter = filter;
		this.nat = nat;
	}

	void write(Entry entry, ChainNames names) {
		clusterIp(entry, names);
		externalIps(entry, names);
		loadBalancerIps(entry, names);
		if (entry.port().nodePort() != 0) {
			nodePort(entry, names);
		}
		if (entry.port().healthCheckNodePort() != 0) {
			Protocol tcp = Protocol.TCP;
			this.filter.append(FixedRules.NODE_PORTS,
					RuleWriter.rule()
						.protocol(tcp)
						.comment(entry.port().name() + " health check node port")
						.dport(tcp, entry.port().healthCheckNodePort())
						.then(new Target.Accept()));
		}
	}

	private void clusterIp(Entry entry, ChainNames names) {
		ProxiedPort port = entry.port();
		if (entry.hasInternal()) {
			String chain = port.internalLocal() ? names.local() : names.cluster();
			this.nat.append(FixedRules.SERVICES, to(port, port.clusterIp(), "cluster IP").jump(chain));
		}
		else {
			this.filter.append(FixedRules.SERVICES, to(port, port.clusterIp(), reason(entry)).then(refusal(entry)));
		}
	}

	private void externalIps(Entry entry, ChainNames names) {
		for (IpAddress address : entry.port().externalIps()) {
			if (entry.selection().hasAny()) {
				this.nat.append(FixedRules.SERVICES, to(entry.port(), address, "external IP").jump(names.external()));
			}
			refuseExternal(entry, address);
		}
	}

	private void loadBalancerIps(Entry entry, ChainNames names) {
		ProxiedPort port = entry.port();
		boolean guarded = !port.sourceRanges().isEmpty();
		for (IpAddress address : port.loadBalancerIps()) {
			if (entry.selection().hasAny()) {
				this.nat.append(FixedRules.SERVICES,
						to(port, address, "loadbalancer IP").jump(guarded ? names.firewall() : names.external()));
				if (guarded) {
					this.filter.append(FixedRules.PROXY_FIREWALL,
							to(port, address, "traffic not accepted by " + names.firewall()).then(new Target.Drop()));
				}
			}
		}
		port.loadBalancerIps().forEach((address) -> refuseExternal(entry, address));
	}

	private void refuseExternal(Entry entry, IpAddress address) {
		if (!entry.hasExternal()) {
			this.filter.append(FixedRules.EXTERNAL_SERVICES,
					to(entry.port(), address, reason(entry)).then(refusal(entry)));
		}
	}

	private void nodePort(Entry entry, ChainNames names) {
		ProxiedPort port = entry.port();
		Protocol protocol = port.name().protocol();
		if (entry.selection().hasAny()) {
			if (this.nodePorts.localhost() && this.state.config().nfacctCounters()) {
				this.nat.append(FixedRules.NODE_PORTS,
						toNodePort(RuleWriter.rule().destination(LOOPBACK), port).nfacct("localhost_nps_accepted_pkts")
							.jump(names.external()));
			}
			this.nat.append(FixedRules.NODE_PORTS, toNodePort(RuleWriter.rule(), port).jump(names.external()));
		}
		if (!entry.hasExternal()) {
			Rule rule = RuleWriter.rule()
				.protocol(protocol)
				.comment(port.name() + " " + reason(entry))
				.destinationLocal()
				.dport(protocol, port.nodePort())
				.then(refusal(entry));
			this.filter.append(FixedRules.EXTERNAL_SERVICES, rule);
		}
	}

	private static RuleWriter toNodePort(RuleWriter rule, ProxiedPort port) {
		Protocol protocol = port.name().protocol();
		return rule.protocol(protocol).comment(port.name().toString()).dport(protocol, port.nodePort());
	}

	/** The start of every rule for an address and a port of the Service. */
	static RuleWriter to(ProxiedPort port, IpAddress address, String remark) {
		Protocol protocol = port.name().protocol();
		return RuleWriter.rule()
			.destination(address)
			.protocol(protocol)
			.comment(port.name() + " " + remark)
			.dport(protocol, port.port());
	}

	private static String reason(Entry entry) {
		return entry.selection().hasAny() ? "has no local endpoints" : "has no endpoints";
	}

	private Target refusal(Entry entry) {
		if (entry.selection().hasAny()) {
			return new Target.Drop();
		}
		boolean v6 = this.state.family() == AddressFamily.IPV6;
		return new Target.Reject(v6 ? "icmp6-port-unreachable" : "icmp-port-unreachable");
	}

}
