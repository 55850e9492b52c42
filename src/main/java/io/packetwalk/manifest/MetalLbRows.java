package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.NO_BEARING;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/** What is followed of MetalLB's configuration. */
final class MetalLbRows {

	private MetalLbRows() {
	}

	static List<Row> rows() {
		return List.of(Row.of("IPAddressPool", "", MODELLED, "Services of type LoadBalancer get addresses of it."),
				Row.of("IPAddressPool", "spec.addresses", MODELLED, ""),
				Row.of("IPAddressPool", "spec.autoAssign", MODELLED, ""),
				Row.of("IPAddressPool", "spec.avoidBuggyIPs", MODELLED, ""),
				Row.of("IPAddressPool", "spec.serviceAllocation", MODELLED, ""),
				Row.of("L2Advertisement", "", MODELLED, "One node answers ARP for an address."),
				Row.of("L2Advertisement", "spec.ipAddressPools", MODELLED, ""),
				Row.of("L2Advertisement", "spec.ipAddressPoolSelectors", MODELLED, ""),
				Row.of("L2Advertisement", "spec.nodeSelectors", MODELLED, ""),
				Row.of("L2Advertisement", "spec.interfaces", NOT_MODELLED, "Nodes have one card."),
				Row.of("BGPAdvertisement", "", PARTLY, "The router sends each connection to one of the nodes."),
				Row.of("BFDProfile", "", NO_BEARING, "Nothing fails here."),
				Row.of("Community", "", NO_BEARING, "There is one router."));
	}

}
