package io.packetwalk.kubeproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;

/** One entry of kube-proxy-vectors.json. */
record ProxyVector(JsonNode json) {

	/** What the node of every vector owns when its packet flows are run. */
	static final List<IpAddress> NODE_IPS = Stream
		.of("192.168.0.2", "192.168.1.2", "192.168.99.11", "2001:db8::1", "2001:db8:1::2")
		.map(IpAddress::of)
		.toList();

	static List<ProxyVector> all() {
		try (InputStream in = ProxyVector.class.getResourceAsStream("/reference/vectors/kube-proxy-vectors.json")) {
			return JsonMapper.shared().readTree(in).valueStream().map(ProxyVector::new).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.json.get("name").asString();
	}

	AddressFamily family() {
		return config("ipFamily").asString().equals("IPv6") ? AddressFamily.IPV6 : AddressFamily.IPV4;
	}

	Programmed programmed() {
		return programmed(VectorManifests.read(this.json.get("manifests_yaml").asString()));
	}

	Programmed programmed(VectorManifests manifests) {
		String zone = config("nodeZone").isNull() ? null : config("nodeZone").asString();
		Node node = Clusters.node(this.json.get("nodeName").asString(), zone, this.json.get("nodeIP").asString());
		return KubeProxy.program(Clusters.of(configuration(), node, manifests.services, manifests.slices), node,
				family());
	}

	/** The same input, programmed in IPVS mode. */
	Programmed programmedIpvs() {
		VectorManifests manifests = VectorManifests.read(this.json.get("manifests_yaml").asString());
		String zone = config("nodeZone").isNull() ? null : config("nodeZone").asString();
		Node node = Clusters.node(this.json.get("nodeName").asString(), zone, this.json.get("nodeIP").asString());
		return IpvsPrograms.of(configuration(), node, manifests.services, manifests.slices, family());
	}

	/** The same input, programmed in nftables mode. */
	Programmed programmedNftables() {
		VectorManifests manifests = VectorManifests.read(this.json.get("manifests_yaml").asString());
		String zone = config("nodeZone").isNull() ? null : config("nodeZone").asString();
		Node node = Clusters.node(this.json.get("nodeName").asString(), zone, this.json.get("nodeIP").asString());
		JsonNode range = this.json.get("nftables").get("serviceCIDRs");
		return NftPrograms.of(Clusters.of(configuration(), node, manifests.services, manifests.slices), node, family(),
				range.isNull() ? NftPrograms.rangeOfOtherFamily(family()) : Cidr.of(range.asString()));
	}

	/** The commands kube-proxy gives nft in nftables mode. */
	String nftCommands() {
		return this.json.get("nftables")
			.get("commands")
			.valueStream()
			.map(JsonNode::asString)
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private KubeProxyConfiguration configuration() {
		JsonNode clusterCidr = this.json.get("clusterCIDR");
		List<Cidr> nodePortAddresses = config("nodePortAddressIPs").isNull() ? List.of()
				: config("nodePortAddressIPs").valueStream().map((address) -> Cidr.of(address.asString())).toList();
		return new KubeProxyConfiguration(clusterCidr.isNull() ? null : Cidr.of(clusterCidr.asString()),
				flag("masqueradeAll"), config("masqueradeBit").asInt(), flag("localhostNodePorts"), nodePortAddresses,
				flag("randomFully"), flag("conntrackTCPLiberal"), flag("nfacctCounters"));
	}

	private JsonNode config(String name) {
		return this.json.get("config").get(name);
	}

	private boolean flag(String name) {
		return config(name).asBoolean();
	}

	/** Table, chain, rules: as iptables-save printed them. */
	Map<String, Map<String, List<String>>> expected() {
		return tables("expected");
	}

	/** Table, chain, rules: as kube-proxy feeds them to iptables-restore. */
	Map<String, Map<String, List<String>>> restoreInput() {
		return tables("expectedRestoreInput");
	}

	private Map<String, Map<String, List<String>>> tables(String field) {
		Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();
		this.json.get(field).forEachEntry((table, chains) -> {
			Map<String, List<String>> rules = new LinkedHashMap<>();
			chains.forEachEntry((chain, list) -> rules.put(chain, list.valueStream().map(JsonNode::asString).toList()));
			tables.put(table, rules);
		});
		return tables;
	}

	/** The same nested maps made of our rules. */
	static Map<String, Map<String, List<String>>> tables(Ruleset ruleset) {
		Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();
		ruleset.tables().forEach((name, table) -> {
			Map<String, List<String>> chains = new LinkedHashMap<>();
			for (Chain chain : table.inOrder()) {
				chains.put(chain.name(),
						chain.rules().stream().map((rule) -> IptablesSave.print(chain.name(), rule)).toList());
			}
			tables.put(name, chains);
		});
		return tables;
	}

	List<JsonNode> flows() {
		return this.json.has("flows") ? this.json.get("flows").valueStream().toList() : List.of();
	}

	@Override
	public String toString() {
		return name();
	}

}
