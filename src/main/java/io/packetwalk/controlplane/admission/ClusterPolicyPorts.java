package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Protocol;

/**
 * Reads the ports of a cluster-wide policy's rule: {@code protocols}, once {@code ports}.
 */
final class ClusterPolicyPorts {

	private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

	private final Refusals refusals;

	private final PolicyNumbers numbers;

	private final ClusterPolicyKind kind;

	ClusterPolicyPorts(Refusals refusals, ClusterPolicyKind kind) {
		this.refusals = refusals;
		this.numbers = new PolicyNumbers(refusals);
		this.kind = kind;
	}

	List<PolicyPort> read(Tree rule, List<PolicyPeer> peers, PolicyType type, String path) {
		String at = path + "." + this.kind.portsField();
		List<PolicyPort> ports = new ArrayList<>();
		for (Tree port : rule.at(this.kind.portsField()).items()) {
			String place = at + "[" + ports.size() + "]";
			ports.add((this.kind == ClusterPolicyKind.CLUSTER) ? protocol(port, place) : port(port, place));
		}
		boolean named = ports.stream().anyMatch((port) -> port.name() != null);
		boolean withoutNames = peers.stream().anyMatch((peer) -> !(peer instanceof PolicyPeer.Pods));
		if (named && type == PolicyType.EGRESS && withoutNames) {
			this.refusals.refuse("POLICY_PORT_INVALID", at,
					"has a port name, but the rule's peers are addresses, nodes or names, which have none",
					"Write the number.");
		}
		return ports;
	}

	private PolicyPort protocol(Tree written, String path) {
		if (written.at("destinationNamedPort").present()) {
			return named(written.at("destinationNamedPort").text(""), path + ".destinationNamedPort");
		}
		for (Protocol protocol : PROTOCOLS) {
			String field = protocol.name().toLowerCase(Locale.ROOT);
			if (written.at(field).present()) {
				return destination(written.at(field).at("destinationPort"), protocol,
						path + "." + field + ".destinationPort");
			}
		}
		return unreadable(path, "tcp, udp, sctp and destinationNamedPort");
	}

	private PolicyPort destination(Tree written, Protocol protocol, String path) {
		if (written.at("range").present()) {
			return range(written.at("range"), protocol, path + ".range");
		}
		return written.present() ? number(written.at("number"), protocol, path + ".number") : PolicyPort.all(protocol);
	}

	private PolicyPort port(Tree written, String path) {
		if (written.at("namedPort").present()) {
			return named(written.at("namedPort").text(""), path + ".namedPort");
		}
		if (written.at("portNumber").present()) {
			Tree number = written.at("portNumber");
			return number(number.at("port"), protocolOf(number, path + ".portNumber"), path + ".portNumber.port");
		}
		if (written.at("portRange").present()) {
			Tree range = written.at("portRange");
			return range(range, protocolOf(range, path + ".portRange"), path + ".portRange");
		}
		return unreadable(path, "portNumber, portRange and namedPort");
	}

	private Protocol protocolOf(Tree written, String path) {
		String text = written.at("protocol").text("TCP");
		for (Protocol protocol : PROTOCOLS) {
			if (protocol.name().equals(text)) {
				return protocol;
			}
		}
		this.refusals.refuse("POLICY_PORT_INVALID", path + ".protocol",
				"is \"" + text + "\", but must be one of TCP, UDP, SCTP", "");
		return Protocol.TCP;
	}

	private PolicyPort number(Tree written, Protocol protocol, String path) {
		int port = written.number(0);
		this.numbers.port("POLICY_PORT_INVALID", port, path);
		return PolicyPort.range(protocol, port, port);
	}

	private PolicyPort range(Tree written, Protocol protocol, String path) {
		int start = written.at("start").number(0);
		int end = written.at("end").number(0);
		this.numbers.port("POLICY_PORT_INVALID", start, path + ".start");
		this.numbers.port("POLICY_END_PORT_INVALID", end, path + ".end");
		if (end <= start) {
			this.refusals.refuse("POLICY_END_PORT_INVALID", path + ".end",
					"is " + end + ", but must be more than start (" + start + ")", "");
		}
		return PolicyPort.range(protocol, start, end);
	}

	private PolicyPort named(String name, String path) {
		this.numbers.name(name, path);
		return PolicyPort.named(null, name);
	}

	private PolicyPort unreadable(String path, String choices) {
		this.refusals.refuse("POLICY_PORT_INVALID", path, "must have one of " + choices, "");
		return PolicyPort.range(Protocol.TCP, 0, 0);
	}

}
