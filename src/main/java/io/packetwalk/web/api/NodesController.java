package io.packetwalk.web.api;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

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
	@Operation(summary = "iptables-save, or ip6tables-save")
	ResponseEntity<byte[]> iptables(@PathVariable String id, @PathVariable String node,
			@Parameter(schema = @Schema(allowableValues = { "ipv4", "ipv6" })) @RequestParam(
					defaultValue = "ipv4") String family) {
		return Verbatim.text(IptablesSave.print(plane(id, node, family).rules()));
	}

	@GetMapping("/nftables")
	@Operation(summary = "nft list ruleset; empty where kube-proxy does not run in nftables mode")
	ResponseEntity<byte[]> nftables(@PathVariable String id, @PathVariable String node,
			@Parameter(schema = @Schema(allowableValues = { "ipv4", "ipv6" })) @RequestParam(
					defaultValue = "ipv4") String family) {
		return Verbatim.text(plane(id, node, family).nftables().print());
	}

	@GetMapping("/ipvs")
	@Operation(summary = "ipvsadm -Ln; the heading alone where kube-proxy does not run in IPVS mode")
	ResponseEntity<byte[]> ipvs(@PathVariable String id, @PathVariable String node,
			@Parameter(schema = @Schema(allowableValues = { "ipv4", "ipv6" })) @RequestParam(
					defaultValue = "ipv4") String family) {
		return Verbatim.text(plane(id, node, family).ipvs().print());
	}

	@GetMapping("/ipsets")
	@Operation(summary = "ipset save")
	ResponseEntity<byte[]> ipsets(@PathVariable String id, @PathVariable String node) {
		return Verbatim.text(IpSetSave.print(plane(id, node).rules().sets().values()));
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

	/** In IPv6 it is what kube-proxy alone programs. */
	private NodePlane plane(String id, String node, String family) {
		return switch (family.toLowerCase(Locale.ROOT)) {
			case "ipv4" -> plane(id, node);
			case "ipv6" ->
				this.labs.find(id).dataplane().nodeInIpv6(node).orElseThrow(() -> NotFoundException.node(node));
			default -> throw new RefusalException(Refusal
				.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", "family is " + family + ", but must be ipv4 or ipv6.")
				.with("field", "family"));
		};
	}

}
