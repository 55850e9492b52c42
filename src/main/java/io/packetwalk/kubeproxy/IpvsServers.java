package io.packetwalk.kubeproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.ipvs.RealServer;
import io.packetwalk.ipvs.Scheduler;
import io.packetwalk.ipvs.VirtualServer;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.IpAddress;

/** kube-proxy's virtual servers, and the addresses bound for them. */
final class IpvsServers {

	private final ProxyState state;

	private final Scheduler scheduler;

	private final Map<String, VirtualServer> servers = new LinkedHashMap<>();

	private final Map<String, ChainOwner> owners = new LinkedHashMap<>();

	private final TreeSet<IpAddress> bound = new TreeSet<>();

	IpvsServers(ProxyState state) {
		this.state = state;
		this.scheduler = scheduler(state.config().ipvs().scheduler());
	}

	/** Round robin where none is configured, or one there is not. */
	private static Scheduler scheduler(String name) {
		for (Scheduler scheduler : Scheduler.values()) {
			if (scheduler.lower().equals(name.toLowerCase(Locale.ROOT))) {
				return scheduler;
			}
		}
		return Scheduler.RR;
	}

	/**
	 * Adds the virtual servers of a Service port.
	 * @param nodeIps the addresses node ports answer on
	 */
	void add(Entry entry, List<IpAddress> nodeIps) {
		ProxiedPort port = entry.port();
		bind(port.clusterIp());
		add(port, port.clusterIp(), port.port(), endpoints(entry, port.internalLocal()));
		List<ProxiedEndpoint> external = endpoints(entry, port.externalLocal());
		for (List<IpAddress> addresses : List.of(port.externalIps(), port.loadBalancerIps())) {
			for (IpAddress address : addresses) {
				bind(address);
				add(port, address, port.port(), external);
			}
		}
		if (port.nodePort() != 0) {
			nodeIps.forEach((address) -> add(port, address, port.nodePort(), external));
		}
	}

	/** The node's own addresses stay where they are. */
	private void bind(IpAddress address) {
		if (!this.state.nodeIps().contains(address)) {
			this.bound.add(address);
		}
	}

	/**
	 * Without a local endpoint traffic that should stay goes anywhere
	 * (kubernetes/kubernetes#97081), where the Service uses endpoints anywhere at all.
	 */
	private static List<ProxiedEndpoint> endpoints(Entry entry, boolean local) {
		EndpointSelection selection = entry.selection();
		return (local && !selection.local().isEmpty()) ? selection.local() : selection.cluster();
	}

	/** kube-proxy adds real servers in any order; the kernel's list is sorted here. */
	private void add(ProxiedPort port, IpAddress address, int number, List<ProxiedEndpoint> endpoints) {
		List<RealServer> real = endpoints.stream()
			.map((endpoint) -> new RealServer(endpoint.ip(), endpoint.port(), 1))
			.toList();
		ServicePortName name = port.name();
		VirtualServer server = new VirtualServer(name.protocol(), address, number, this.scheduler,
				port.affinitySeconds(), real);
		this.servers.put(server.key(), server);
		this.owners.put(server.key(), new ChainOwner(name.namespace(), name.service(), port.index(), ""));
	}

	IpvsTable table() {
		return new IpvsTable(List.copyOf(this.servers.values()));
	}

	Map<String, ChainOwner> owners() {
		return this.owners;
	}

	/** What is bound to {@code kube-ipvs0}. */
	List<IpAddress> bound() {
		return List.copyOf(this.bound);
	}

}
