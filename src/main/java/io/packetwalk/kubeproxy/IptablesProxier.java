package io.packetwalk.kubeproxy;

import java.util.LinkedHashMap;
import java.util.Map;

import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Table;

/**
 * kube-proxy's <a href=
 * "https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables">iptables
 * mode</a>: what one full sync leaves on a node.
 */
final class IptablesProxier {

	/** Above this many endpoints the comments of endpoint rules are left out. */
	private static final int LARGE_CLUSTER = 1000;

	private final ProxyState state;

	private final ChainBook mangle = new ChainBook("mangle", Hook.values());

	private final ChainBook filter = new ChainBook("filter", Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);

	private final ChainBook nat = new ChainBook("nat", Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING);

	private final Map<String, ChainOwner> owners = new LinkedHashMap<>();

	IptablesProxier(ProxyState state) {
		this.state = state;
	}

	Programmed program() {
		NodePortAddresses nodePorts = NodePortAddresses.of(this.state);
		FixedRules fixed = new FixedRules(this.state, nodePorts, this.filter, this.nat);
		this.mangle.declare(FixedRules.CANARY);
		fixed.writeJumps();
		fixed.writeFilter();
		fixed.writeMasquerading();
		CaptureRules capture = new CaptureRules(this.state, nodePorts, this.filter, this.nat);
		TrafficRules traffic = new TrafficRules(this.state, this.nat);
		EndpointRules endpoints = new EndpointRules(this.nat, this.state.endpoints() > LARGE_CLUSTER);
		for (Entry entry : this.state.ports()) {
			ChainNames names = new ChainNames(entry.port().name());
			capture.write(entry, names);
			traffic.write(entry, names);
			endpoints.write(entry, names);
			own(entry, names);
		}
		fixed.writeNodePortsJump();
		return Programmed.iptables(ruleset(), this.owners);
	}

	private void own(Entry entry, ChainNames names) {
		own(entry.port(), names.cluster(), "");
		own(entry.port(), names.local(), "");
		own(entry.port(), names.external(), "");
		own(entry.port(), names.firewall(), "");
		entry.selection().all().forEach((endpoint) -> own(entry.port(), names.endpoint(endpoint), endpoint.text()));
	}

	private void own(ProxiedPort port, String chain, String endpoint) {
		if (this.nat.has(chain)) {
			ServicePortName name = port.name();
			this.owners.put(chain, new ChainOwner(name.namespace(), name.service(), port.index(), endpoint));
		}
	}

	private Ruleset ruleset() {
		Map<String, Table> tables = new LinkedHashMap<>();
		for (ChainBook book : new ChainBook[] { this.mangle, this.filter, this.nat }) {
			Table table = book.toTable();
			tables.put(table.name(), table);
		}
		return new Ruleset(tables);
	}

}
