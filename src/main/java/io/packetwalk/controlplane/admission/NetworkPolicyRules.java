package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.net.Protocol;

/**
 * Reads the rules of a NetworkPolicy, and says of them what the API server's <a href=
 * "https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/validation/validation.go">validation</a>
 * says.
 */
final class NetworkPolicyRules {

	private final Refusals refusals;

	private final LabelSelectors selectors;

	NetworkPolicyRules(Refusals refusals) {
		this.refusals = refusals;
		this.selectors = new LabelSelectors(refusals);
	}

	PolicyRule read(@Nullable List<NetworkPolicyPeer> peers, String peersPath, @Nullable List<NetworkPolicyPort> ports,
			String portsPath) {
		List<PolicyPeer> readPeers = new ArrayList<>();
		for (NetworkPolicyPeer peer : orNone(peers)) {
			readPeers.add(peer(peer, peersPath + "[" + readPeers.size() + "]"));
		}
		List<PolicyPort> readPorts = new ArrayList<>();
		for (NetworkPolicyPort port : orNone(ports)) {
			readPorts.add(port(port, portsPath + "[" + readPorts.size() + "]"));
		}
		return PolicyRule.allow(readPeers, readPorts);
	}

	private PolicyPeer peer(NetworkPolicyPeer written, String path) {
		boolean selects = written.getPodSelector() != null || written.getNamespaceSelector() != null;
		if (written.getIpBlock() != null) {
			if (selects) {
				this.refusals.refuse("POLICY_PEER_MIXED", path,
						"has an ipBlock and a selector, of which it may have one",
						"Start the ipBlock with \"- \" to make it a peer of its own.");
			}
			return new PolicyCidrs(this.refusals).ipBlock(written.getIpBlock(), path + ".ipBlock");
		}
		if (!selects) {
			this.refusals.refuse("POLICY_PEER_EMPTY", path,
					"is empty, but must have podSelector, namespaceSelector or ipBlock",
					"For every peer leave the list out; for every pod write namespaceSelector: {}.");
		}
		return new PolicyPeer.Pods(
				(written.getNamespaceSelector() != null)
						? this.selectors.read(written.getNamespaceSelector(), path + ".namespaceSelector") : null,
				(written.getPodSelector() != null)
						? this.selectors.read(written.getPodSelector(), path + ".podSelector") : null);
	}

	private PolicyPort port(NetworkPolicyPort written, String path) {
		Protocol protocol = Protocol.parse(Objects.requireNonNullElse(written.getProtocol(), "TCP"))
			.orElse(Protocol.TCP);
		IntOrString port = written.getPort();
		if (port == null) {
			if (written.getEndPort() != null) {
				this.refusals.refuse("POLICY_END_PORT_INVALID", path + ".endPort", "needs a port to start from", "");
			}
			return PolicyPort.all(protocol);
		}
		return (port.getIntVal() != null) ? number(port.getIntVal(), written.getEndPort(), protocol, path)
				: name(Objects.requireNonNullElse(port.getStrVal(), ""), written.getEndPort(), protocol, path);
	}

	private PolicyPort number(int port, @Nullable Integer endPort, Protocol protocol, String path) {
		PolicyNumbers numbers = new PolicyNumbers(this.refusals);
		numbers.port("POLICY_PORT_INVALID", port, path + ".port");
		if (endPort == null) {
			return PolicyPort.range(protocol, port, port);
		}
		numbers.port("POLICY_END_PORT_INVALID", endPort, path + ".endPort");
		if (endPort < port) {
			this.refusals.refuse("POLICY_END_PORT_INVALID", path + ".endPort",
					"is " + endPort + ", but must be at least port (" + port + ")", "");
		}
		return PolicyPort.range(protocol, port, endPort);
	}

	private PolicyPort name(String name, @Nullable Integer endPort, Protocol protocol, String path) {
		if (endPort != null) {
			this.refusals.refuse("POLICY_END_PORT_INVALID", path + ".endPort",
					"may not be there, because port is the name \"" + name + "\" and not a number", "");
		}
		new PolicyNumbers(this.refusals).name(name, path + ".port");
		return PolicyPort.named(protocol, name);
	}

	private static <T> List<T> orNone(@Nullable List<T> written) {
		return (written != null) ? written : List.of();
	}

}
