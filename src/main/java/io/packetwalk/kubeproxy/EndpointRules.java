package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Target;

/** The choice of an endpoint, and the rewriting of the destination to it. */
final class EndpointRules {

	private final ChainBook nat;

	private final boolean large;

	EndpointRules(ChainBook nat, boolean large) {
		this.nat = nat;
		this.large = large;
	}

	void write(Entry entry, ChainNames names) {
		balance(names.cluster(), entry.selection().cluster(), entry.port(), names);
		balance(names.local(), entry.selection().local(), entry.port(), names);
		entry.selection().all().forEach((endpoint) -> endpoint(endpoint, entry.port(), names));
	}

	private void balance(String chain, List<ProxiedEndpoint> endpoints, ProxiedPort port, ChainNames names) {
		if (port.sticky()) {
			for (ProxiedEndpoint endpoint : endpoints) {
				String target = names.endpoint(endpoint);
				Match known = new Match.Recent("--rcheck", false, port.affinitySeconds(), true, target,
						mask(endpoint.ip()), true);
				this.nat.append(chain, towards(endpoint, port).with(known).jump(target));
			}
		}
		for (int i = 0; i < endpoints.size(); i++) {
			RuleWriter rule = towards(endpoints.get(i), port);
			if (i < endpoints.size() - 1) {
				rule.with(Match.Statistic.ofProbability(share(endpoints.size() - i)));
			}
			this.nat.append(chain, rule.jump(names.endpoint(endpoints.get(i))));
		}
	}

	/** One of so many, in the ten decimals kube-proxy writes, halves going to even. */
	private static double share(int of) {
		return Math.rint(1e10 / of) / 1e10;
	}

	private void endpoint(ProxiedEndpoint endpoint, ProxiedPort port, ChainNames names) {
		String chain = names.endpoint(endpoint);
		Protocol protocol = port.name().protocol();
		// A pod that reaches itself would see its own address as the client's.
		this.nat.append(chain, commented(RuleWriter.rule().source(Cidr.host(endpoint.ip())), port.name().toString())
			.jump(FixedRules.MARK_MASQ));
		RuleWriter rule = commented(RuleWriter.rule().protocol(protocol), port.name().toString());
		if (port.sticky()) {
			rule.with(new Match.Recent("--set", false, 0, false, chain, mask(endpoint.ip()), true));
		}
		this.nat.append(chain, rule.module(protocol).then(new Target.Dnat(endpoint.ip(), endpoint.port())));
	}

	private RuleWriter towards(ProxiedEndpoint endpoint, ProxiedPort port) {
		return commented(RuleWriter.rule(), port.name() + " -> " + endpoint.text());
	}

	private RuleWriter commented(RuleWriter rule, String words) {
		return this.large ? rule : rule.comment(words);
	}

	private static String mask(IpAddress address) {
		return (address.family() == AddressFamily.IPV4) ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
	}

}
