package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.Cidr;
import io.packetwalk.netfilter.IpSet;

/**
 * Felix's tables {@code filter} and {@code nat}. Failsafe ports and the tables
 * {@code raw} and {@code mangle} decide nothing where there are no host end points, and
 * are left out.
 */
final class CalicoRules {

	private static final String ACCEPTED = "-m mark --mark 0x10000/0x10000 ";

	private final Cluster cluster;

	private final Settings settings;

	private final Placement placement;

	private final CalicoBlocks blocks;

	CalicoRules(Cluster cluster, Placement placement, CalicoBlocks blocks) {
		this.cluster = cluster;
		this.settings = cluster.settings();
		this.placement = placement;
		this.blocks = blocks;
	}

	SavedRules save(Node node) {
		return new SavedRules(inserted(), appended(node), sets(node));
	}

	/** The pools, and whom tunnelled packets may come from. */
	private List<IpSet> sets(Node node) {
		List<IpSet> sets = new ArrayList<>();
		List<String> pool = List.of(this.settings.podCidr().network().toString());
		sets.add(set("cali40all-ipam-pools", pool));
		sets.add(set("cali40masq-ipam-pools", this.settings.podNetwork().natOutgoing() ? pool : List.of()));
		if (backend(Backend.IPIP)) {
			sets.add(set("cali40all-hosts-net", addresses(this.cluster.nodes().stream())));
		}
		if (backend(Backend.VXLAN)) {
			sets.add(set("cali40all-vxlan-net",
					addresses(this.cluster.nodes().stream().filter((other) -> !other.name().equals(node.name())))));
		}
		return sets;
	}

	private static IpSet set(String name, List<String> entries) {
		return new IpSet(name, IpSet.Type.of("hash:net"), "family inet hashsize 1024 maxelem 1048576", entries);
	}

	private static List<String> addresses(Stream<Node> nodes) {
		return nodes.map((node) -> node.internalIp().toString()).toList();
	}

	/** The jumps Felix keeps above everybody else's. */
	private static String inserted() {
		return """
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:cali-INPUT - [0:0]
				:cali-FORWARD - [0:0]
				:cali-OUTPUT - [0:0]
				%s%s%sCOMMIT
				*nat
				:PREROUTING ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:cali-PREROUTING - [0:0]
				:cali-OUTPUT - [0:0]
				:cali-POSTROUTING - [0:0]
				%s%s%sCOMMIT
				""".formatted(jump("INPUT"), jump("FORWARD"), jump("OUTPUT"), jump("PREROUTING"), jump("OUTPUT"),
				jump("POSTROUTING"));
	}

	private static String jump(String builtIn) {
		return FelixChain.named(builtIn).rule("--jump cali-" + builtIn).save();
	}

	/** Felix's own chains, and what it lets come last in FORWARD. */
	private String appended(Node node) {
		FelixChain last = FelixChain.appendedTo("FORWARD")
			.rule("Policy explicitly accepted packet.", ACCEPTED + "--jump ACCEPT")
			.rule("--jump MARK --set-mark 0x10000/0x10000");
		List<FelixChain> filter = Stream.concat(
				Stream.of(forward(), input(), output(), workloadToHost(), FelixChain.named("cali-from-hep-forward"),
						FelixChain.named("cali-to-hep-forward"), FelixChain.named("cali-from-host-endpoint"),
						FelixChain.named("cali-to-host-endpoint"), FelixChain.named("cali-cidr-block")),
				new CalicoWorkloads(this.placement.podsOn(node), this.settings.podNetwork().port()).chains().stream())
			.toList();
		List<FelixChain> nat = List.of(prerouting(), natOutput(), postrouting(node), natOutgoing(),
				FelixChain.named("cali-fip-dnat"), FelixChain.named("cali-fip-snat"));
		return "*filter\n:FORWARD ACCEPT [0:0]\n" + save(filter) + last.save() + "COMMIT\n*nat\n" + save(nat)
				+ "COMMIT\n";
	}

	private static String save(List<FelixChain> chains) {
		return chains.stream().map((chain) -> ":" + chain.name() + " - [0:0]\n").collect(Collectors.joining())
				+ chains.stream().map(FelixChain::save).collect(Collectors.joining());
	}

	private static FelixChain forward() {
		return FelixChain.named("cali-FORWARD")
			.rule("--jump MARK --set-mark 0/0xe0000")
			.rule("-m mark --mark 0/0x10000 --jump cali-from-hep-forward")
			.rule("--in-interface cali+ --jump cali-from-wl-dispatch")
			.rule("--out-interface cali+ --jump cali-to-wl-dispatch")
			.rule("--jump cali-to-hep-forward")
			.rule("--jump cali-cidr-block");
	}

	private FelixChain input() {
		FelixChain chain = FelixChain.named("cali-INPUT");
		String local = "-m addrtype --dst-type LOCAL ";
		if (backend(Backend.IPIP)) {
			chain
				.rule("Allow IPIP packets from Calico hosts",
						"-p 4 -m set --match-set cali40all-hosts-net src " + local + "--jump ACCEPT")
				.rule("Drop IPIP packets from non-Calico hosts", "-p 4 --jump DROP");
		}
		if (backend(Backend.VXLAN)) {
			chain
				.rule("Allow IPv4 VXLAN packets from allowed hosts",
						vxlan() + "-m set --match-set cali40all-vxlan-net src " + local + "--jump ACCEPT")
				.rule("Drop IPv4 VXLAN packets from non-allowed hosts", vxlan() + local + "--jump DROP");
		}
		return chain.rule("--in-interface cali+ --goto cali-wl-to-host")
			.rule(ACCEPTED + "--jump ACCEPT")
			.rule("--jump MARK --set-mark 0/0xf0000")
			.rule("--jump cali-from-host-endpoint")
			.rule("Host endpoint policy accepted packet.", ACCEPTED + "--jump ACCEPT");
	}

	private FelixChain output() {
		FelixChain chain = FelixChain.named("cali-OUTPUT")
			.rule(ACCEPTED + "--jump ACCEPT")
			.rule("--out-interface cali+ --jump RETURN");
		if (backend(Backend.IPIP)) {
			chain.rule("Allow IPIP packets to other Calico hosts",
					"-p 4 -m set --match-set cali40all-hosts-net dst -m addrtype --src-type LOCAL --jump ACCEPT");
		}
		if (backend(Backend.VXLAN)) {
			chain.rule("Allow IPv4 VXLAN packets to other allowed hosts",
					vxlan() + "-m addrtype --src-type LOCAL -m set --match-set cali40all-vxlan-net dst --jump ACCEPT");
		}
		return chain.rule("--jump MARK --set-mark 0/0xf0000")
			.rule("-m conntrack ! --ctstate DNAT --jump cali-to-host-endpoint")
			.rule("Host endpoint policy accepted packet.", ACCEPTED + "--jump ACCEPT");
	}

	private static FelixChain workloadToHost() {
		return FelixChain.named("cali-wl-to-host")
			.rule("--jump cali-from-wl-dispatch")
			.rule("Configured DefaultEndpointToHostAction", "--jump ACCEPT");
	}

	private static FelixChain prerouting() {
		return FelixChain.named("cali-PREROUTING").rule("--jump cali-fip-dnat");
	}

	private static FelixChain natOutput() {
		return FelixChain.named("cali-OUTPUT").rule("--jump cali-fip-dnat");
	}

	/**
	 * What the node itself sends into the tunnel gets the tunnel's address. Where Felix
	 * writes {@code --limit-iface-out} this says the device's only address.
	 */
	private FelixChain postrouting(Node node) {
		FelixChain chain = FelixChain.named("cali-POSTROUTING")
			.rule("--jump cali-fip-snat")
			.rule("--jump cali-nat-outgoing");
		this.settings.tunnelDevice()
			.ifPresent((device) -> chain.rule("",
					"--out-interface " + device + " -m addrtype ! --src-type LOCAL --limit-iface-out"
							+ " -m addrtype --src-type LOCAL --jump MASQUERADE --random-fully",
					"! -s " + Cidr.host(this.blocks.tunnelAddress(node).orElseThrow()) + " --out-interface " + device
							+ " -m addrtype --src-type LOCAL --jump MASQUERADE --random-fully"));
		return chain;
	}

	private FelixChain natOutgoing() {
		FelixChain chain = FelixChain.named("cali-nat-outgoing");
		return this.settings.podNetwork().natOutgoing() ? chain.rule("-m set --match-set cali40masq-ipam-pools src"
				+ " -m set ! --match-set cali40all-ipam-pools dst --jump MASQUERADE --random-fully") : chain;
	}

	private String vxlan() {
		return "-p 17 -m multiport --destination-ports " + this.settings.podNetwork().port() + " ";
	}

	private boolean backend(Backend backend) {
		return this.settings.podNetwork().backend() == backend;
	}

}
