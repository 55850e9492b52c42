package io.packetwalk.web.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Node;
import io.packetwalk.export.ConntrackHistory;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.trace.Trace;
import io.packetwalk.web.SettingsView;

/**
 * A node and what its connection tracking table held while a trace went on.
 *
 * @param proxyMode {@code iptables}, {@code nftables} or {@code ipvs}
 * @param sets whether it has ipsets
 * @param conntrack how the entries read, and for which steps; empty without a trace
 */
record NodePanel(String name, List<IpAddress> addresses, List<Cidr> podCIDRs, @Nullable String zone,
		boolean controlPlane, String proxyMode, String cni, boolean sets, List<ConntrackHistory.Row> conntrack) {

	static NodePanel of(Lab lab, String name, @Nullable Trace trace) {
		Node node = lab.cluster().node(name).orElseThrow(() -> NotFoundException.node(name));
		SettingsView settings = SettingsView.of(lab.cluster());
		return new NodePanel(name, node.addresses(), node.podCidrs(), node.zone(), node.controlPlane(),
				settings.proxyMode(), settings.cni(), !NodeText.plane(lab, name).rules().sets().isEmpty(),
				(trace != null) ? ConntrackHistory.of(trace, name) : List.of());
	}

}
