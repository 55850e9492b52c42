package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * What the <a href= "https://www.cni.dev/plugins/current/meta/portmap/">portmap
 * plugin</a> writes into iptables for the host ports of a node's pods. Every known
 * network chains it behind its own plugin, whatever mode kube-proxy runs in.
 */
final class PortMap {

	/** The multiport match takes no more ports than these. */
	private static final int PORTS_A_RULE = 15;

	private static final int CHAIN_LENGTH = 28;

	/** A pod address with the prefix length its device was given. */
	record Mapped(Pod pod, Cidr address) {
	}

	private final String network;

	private final StringBuilder chains = new StringBuilder();

	private final StringBuilder entries = new StringBuilder();

	private final StringBuilder translations = new StringBuilder();

	/**
	 * The plugin of a network.
	 * @param network its name in the CNI configuration
	 */
	PortMap(String network) {
		this.network = network;
	}

	/** The rules for these pods: none when nobody has a host port. */
	SavedRules save(List<Mapped> pods) {
		pods.forEach(this::add);
		return this.chains.isEmpty() ? SavedRules.appended("") : new SavedRules(masquerade(), appended(), List.of());
	}

	static boolean hasHostPorts(Pod pod) {
		return ports(pod).findAny().isPresent();
	}

	private static Stream<ContainerPort> ports(Pod pod) {
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.filter((port) -> port.hostPort() > 0);
	}

	/** The container runtime draws a pod's sandbox id at random; here it is the pod's. */
	static String containerId(Pod pod) {
		return Drawn.digest("SHA-256", "sandbox/" + pod.key());
	}

	/** The chain of one sandbox, named as the plugins' shared code names it. */
	static String chain(String network, String containerId) {
		return ("CNI-DN-" + Drawn.digest("SHA-512", network + containerId)).substring(0, CHAIN_LENGTH);
	}

	private void add(Mapped mapped) {
		List<ContainerPort> ports = ports(mapped.pod()).toList();
		if (ports.isEmpty()) {
			return;
		}
		String id = containerId(mapped.pod());
		String chain = chain(this.network, id);
		this.chains.append(':').append(chain).append(" - [0:0]\n");
		byProtocol(ports).forEach((protocol, numbers) -> {
			for (int from = 0; from < numbers.size(); from += PORTS_A_RULE) {
				String some = String.join(",", numbers.subList(from, Math.min(from + PORTS_A_RULE, numbers.size())));
				this.entries.append(
						"-A CNI-HOSTPORT-DNAT -p %s -m comment --comment \"dnat name: \\\"%s\\\" id: \\\"%s\\\"\" -m multiport --dports %s -j %s%n"
							.formatted(protocol, this.network, id, some, chain));
			}
		});
		ports.forEach((port) -> translate(chain, port, mapped.address()));
	}

	private static Map<String, List<String>> byProtocol(List<ContainerPort> ports) {
		Map<String, List<String>> numbers = new TreeMap<>();
		ports.forEach((port) -> numbers.computeIfAbsent(port.protocol().lower(), (protocol) -> new ArrayList<>())
			.add(String.valueOf(port.hostPort())));
		return numbers;
	}

	/** Its own network and loopback would be answered past this node's translation. */
	private void translate(String chain, ContainerPort port, Cidr address) {
		IpAddress host = port.hostIp();
		if (host != null && host.family() != address.address().family()) {
			return;
		}
		String dialled = (host == null || host.low() == 0 && host.high() == 0) ? "" : "-d " + Cidr.host(host) + " ";
		String what = dialled + "-p %1$s -m %1$s --dport %2$d ".formatted(port.protocol().lower(), port.hostPort());
		String rule = "-A " + chain + " ";
		this.translations.append(rule + "-s " + address.network() + " " + what + "-j CNI-HOSTPORT-SETMARK\n")
			.append(rule + "-s 127.0.0.1/32 " + what + "-j CNI-HOSTPORT-SETMARK\n")
			.append(rule + what + "-j DNAT --to-destination " + address.address().withPort(port.port()) + "\n");
	}

	/** Prepended: other plugins' masquerading would be asked first otherwise. */
	private static String masquerade() {
		return """
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:CNI-HOSTPORT-MASQ - [0:0]
				-A POSTROUTING -m comment --comment "CNI portfwd requiring masquerade" -j CNI-HOSTPORT-MASQ
				-A CNI-HOSTPORT-MASQ -m mark --mark 0x2000/0x2000 -j MASQUERADE
				COMMIT
				""";
	}

	private String appended() {
		return """
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:CNI-HOSTPORT-DNAT - [0:0]
				:CNI-HOSTPORT-SETMARK - [0:0]
				%s-A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
				-A OUTPUT -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
				%s-A CNI-HOSTPORT-SETMARK -m comment --comment "CNI portfwd masquerade mark" -j MARK --set-xmark 0x2000/0x2000
				%sCOMMIT
				"""
			.formatted(this.chains, this.entries, this.translations);
	}

}
