package io.packetwalk.web.api;

import java.util.function.BiFunction;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;

/** What a node is programmed with, as the node's own tools would print it. */
enum NodeText {

	/** {@code iptables-save}. */
	IPTABLES((plane, dataplane) -> IptablesSave.print(plane.rules())),
	/** {@code nft list ruleset}. */
	NFTABLES((plane, dataplane) -> plane.nftables().print()),
	/** {@code ipvsadm -Ln}. */
	IPVS((plane, dataplane) -> plane.ipvs().print()),
	/** {@code ipset save}. */
	IPSETS((plane, dataplane) -> IpSetSave.print(plane.rules().sets().values())),
	/** {@code ip route}. */
	ROUTES((plane, dataplane) -> plane.namespace().routes().print()),
	/** {@code ip -d addr}. */
	LINKS((plane, dataplane) -> NamespaceText.links(plane.namespace(), dataplane)),
	/** {@code ip neigh}, then {@code bridge fdb}. */
	NEIGHBOURS((plane, dataplane) -> NamespaceText.neighbours(plane.namespace()));

	private final BiFunction<NodePlane, Dataplane, String> printer;

	NodeText(BiFunction<NodePlane, Dataplane, String> printer) {
		this.printer = printer;
	}

	String print(Lab lab, String node) {
		return this.printer.apply(plane(lab, node), lab.dataplane());
	}

	static NodePlane plane(Lab lab, String node) {
		return lab.dataplane().node(node).orElseThrow(() -> NotFoundException.node(node));
	}

}
