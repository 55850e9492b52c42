package io.packetwalk.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.SettingsView;

/** What a node is programmed with, as text a person would see there. */
@RestController
@RequestMapping("/api/v1/labs/{id}/nodes/{node}")
@Tag(name = "nodes")
class NodesController {

	private final Labs labs;

	NodesController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/iptables")
	@Operation(summary = "iptables-save")
	ResponseEntity<byte[]> iptables(@PathVariable String id, @PathVariable String node) {
		return Verbatim.text(IptablesSave.print(plane(id, node).rules()));
	}

	@GetMapping("/nftables")
	@Operation(summary = "nft list ruleset")
	ResponseEntity<byte[]> nftables(@PathVariable String id, @PathVariable String node) {
		plane(id, node);
		throw notModelled(ProxyMode.NFTABLES);
	}

	@GetMapping("/ipvs")
	@Operation(summary = "ipvsadm -Ln")
	ResponseEntity<byte[]> ipvs(@PathVariable String id, @PathVariable String node) {
		plane(id, node);
		throw notModelled(ProxyMode.IPVS);
	}

	@GetMapping("/routes")
	@Operation(summary = "ip route")
	ResponseEntity<byte[]> routes(@PathVariable String id, @PathVariable String node) {
		return Verbatim.text(plane(id, node).namespace().routes().print());
	}

	@GetMapping("/links")
	@Operation(summary = "ip -d addr")
	ResponseEntity<byte[]> links(@PathVariable String id, @PathVariable String node) {
		return Verbatim.text(NamespaceText.links(plane(id, node).namespace(), this.labs.find(id).dataplane()));
	}

	@GetMapping("/neighbours")
	@Operation(summary = "ip neigh and bridge fdb")
	ResponseEntity<byte[]> neighbours(@PathVariable String id, @PathVariable String node) {
		return Verbatim.text(NamespaceText.neighbours(plane(id, node).namespace()));
	}

	private NodePlane plane(String id, String node) {
		Lab lab = this.labs.find(id);
		return lab.dataplane().node(node).orElseThrow(() -> NotFoundException.node(node));
	}

	private static RefusalException notModelled(ProxyMode mode) {
		return new RefusalException(Refusal.of(HttpStatus.NOT_IMPLEMENTED, "NOT_MODELLED", "kube-proxy's "
				+ SettingsView.lower(mode) + " mode is not modelled yet; what it would program is not known."));
	}

}
