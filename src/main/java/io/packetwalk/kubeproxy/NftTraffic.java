package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.packetwalk.kubeproxy.ProxyState.Entry;

/**
 * A Service port's own chains in nftables mode: who is masqueraded, whether traffic goes
 * to endpoints anywhere or only to those here, and the choice of one.
 */
final class NftTraffic {

	private static final String MARK = "jump " + NftFixedRules.MARK_MASQ;

	private final ProxyState state;

	private final NftCommands nft;

	private final LocalDetector pods;

	NftTraffic(ProxyState state, NftCommands nft) {
		this.state = state;
		this.nft = nft;
		this.pods = state.localDetector();
	}

	/** The chains that this port has here. */
	List<String> chains(Entry entry, NftNames names) {
		ProxiedPort port = entry.port();
		Stream.Builder<String> chains = Stream.builder();
		if (NftCapture.guarded(port)) {
			chains.add(names.firewall());
		}
		if (!entry.selection().cluster().isEmpty()) {
			chains.add(names.cluster());
		}
		if (usesExternal(entry)) {
			chains.add(names.external());
		}
		if (!entry.selection().local().isEmpty()) {
			chains.add(names.local());
		}
		return chains.build().toList();
	}

	private static boolean usesExternal(Entry entry) {
		return entry.selection().hasAny() && entry.port().externallyAccessible();
	}

	void write(Entry entry, NftNames names) {
		ProxiedPort port = entry.port();
		if (entry.hasInternal()) {
			internal(port, port.internalLocal() ? names.local() : names.cluster());
		}
		if (usesExternal(entry)) {
			external(entry, names);
		}
		if (NftCapture.guarded(port)) {
			firewall(port, names);
		}
		balance(names.cluster(), entry.selection().cluster(), port, names);
		balance(names.local(), entry.selection().local(), port, names);
		entry.selection().all().forEach((endpoint) -> endpoint(endpoint, port, names));
	}

	/** Traffic to the ClusterIP that is not a pod's needs a way back here. */
	private void internal(ProxiedPort port, String chain) {
		String dialled = this.nft.ip("daddr") + " " + port.clusterIp() + " ";
		if (this.state.config().masqueradeAll()) {
			this.nft.rule(chain, dialled + MARK);
		}
		else if (this.pods.detects()) {
			this.nft.rule(chain, dialled + from(false) + MARK);
		}
	}

	/** A condition on where packets come from: pods, or all others. */
	private String from(boolean pods) {
		String sign = pods ? "" : "!= ";
		return switch (this.pods) {
			case LocalDetector.SourceRange range -> this.nft.ip("saddr") + " " + sign + range.range() + " ";
			case LocalDetector.InBridge bridge -> "iifname " + sign + "\"" + bridge.name() + "\" ";
			case LocalDetector.InLinksNamed links -> "iifname " + sign + "\"" + links.prefix() + "*\" ";
			case LocalDetector.None none -> "";
		};
	}

	private void external(Entry entry, NftNames names) {
		String chain = names.external();
		if (!entry.port().externalLocal()) {
			this.nft.rule(chain, MARK);
			this.nft.rule(chain, "goto " + names.cluster());
			return;
		}
		String toCluster = "goto " + names.cluster();
		if (this.pods.detects()) {
			this.nft.rule(chain, from(true) + toCluster + " comment \"short-circuit pod traffic\"");
		}
		this.nft.rule(chain, "fib saddr type local " + MARK + " comment \"masquerade local traffic\"");
		this.nft.rule(chain, "fib saddr type local " + toCluster + " comment \"short-circuit local traffic\"");
		if (entry.hasExternal()) {
			this.nft.rule(chain, "goto " + names.local());
		}
	}

	private void firewall(ProxiedPort port, NftNames names) {
		boolean nodeMay = this.state.nodeIps()
			.stream()
			.limit(1)
			.anyMatch((address) -> port.sourceRanges().stream().anyMatch((range) -> range.contains(address)));
		// The node's own packets to an address bound here have it as their source.
		Stream<?> own = nodeMay ? port.loadBalancerIps().stream() : Stream.empty();
		String sources = Stream.concat(port.sourceRanges().stream(), own)
			.map(Object::toString)
			.collect(Collectors.joining(", "));
		this.nft.rule(names.firewall(), this.nft.ip("saddr") + " != { " + sources + " } drop");
	}

	private void balance(String chain, List<ProxiedEndpoint> endpoints, ProxiedPort port, NftNames names) {
		if (endpoints.isEmpty()) {
			return;
		}
		if (port.sticky()) {
			for (ProxiedEndpoint endpoint : endpoints) {
				this.nft.rule(chain,
						this.nft.ip("saddr") + " @" + names.affinity(endpoint) + " goto " + names.endpoint(endpoint));
			}
		}
		String choices = IntStream.range(0, endpoints.size())
			.mapToObj((i) -> i + " : goto " + names.endpoint(endpoints.get(i)))
			.collect(Collectors.joining(" , "));
		this.nft.rule(chain, "numgen random mod " + endpoints.size() + " vmap { " + choices + " }");
	}

	private void endpoint(ProxiedEndpoint endpoint, ProxiedPort port, NftNames names) {
		String chain = names.endpoint(endpoint);
		// A pod that reaches itself would see its own address as the client's.
		this.nft.rule(chain, this.nft.ip("saddr") + " " + endpoint.ip() + " " + MARK);
		if (port.sticky()) {
			this.nft.rule(chain, "update @" + names.affinity(endpoint) + " { " + this.nft.ip("saddr") + " }");
		}
		this.nft.rule(chain, "meta l4proto " + port.name().protocol().lower() + " dnat to " + endpoint.text());
	}

}
