package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.net.IpAddress;
import io.packetwalk.routing.FdbEntry;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows packets by routes, neighbours and forwarding entries alone, knowing no plugin.
 */
class PodNetworkProperties {

	@Property(tries = 150)
	void everyPodReachesEveryOtherWithoutALoop(@ForAll("labs") Lab lab) {
		PodNetwork network = Cni.wire(lab.cluster());
		for (Pod from : lab.cluster().pods()) {
			for (Pod to : lab.cluster().pods()) {
				if (lab.promises(from, to)) {
					assertThat(new Wanderer(network, lab.cluster()).way(from, to)).as("%s from %s to %s", lab, from, to)
						.endsWith("pod/" + to.key());
				}
			}
		}
	}

	@Property(tries = 60)
	void wherePlainRoutesEndTheRouterKnowsNoFurther(@ForAll("labs") Lab lab) {
		PodNetwork network = Cni.wire(lab.cluster());
		for (Pod from : lab.cluster().pods()) {
			for (Pod to : lab.cluster().pods()) {
				if (!lab.promises(from, to)) {
					assertThat(new Wanderer(network, lab.cluster()).way(from, to)).as("%s", lab).endsWith("router");
				}
			}
		}
	}

	@Provide
	Arbitrary<Lab> labs() {
		Arbitrary<List<Integer>> pods = Arbitraries.integers().between(2, 250).list().ofMinSize(1).ofMaxSize(4);
		Arbitrary<List<NodeOf>> nodes = Combinators.combine(Arbitraries.integers().between(0, 2), pods)
			.as(NodeOf::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(5);
		return Combinators.combine(Arbitraries.of(Network.values()), Arbitraries.of(true, false), nodes)
			.as(PodNetworkProperties::lab);
	}

	private static Lab lab(Network network, boolean crossSubnet, List<NodeOf> shapes) {
		List<Node> nodes = new ArrayList<>();
		List<Pod> pods = new ArrayList<>();
		for (int i = 0; i < shapes.size(); i++) {
			nodes.add(FlannelLab.node("n" + i, "192.168." + shapes.get(i).subnet() + "." + (10 + i),
					"10.244." + i + ".0/24"));
			for (int host : new LinkedHashSet<>(shapes.get(i).pods())) {
				pods.add(FlannelLab.pod("p" + i + "-" + host, "n" + i, "10.244." + i + "." + host));
			}
		}
		PodNetworkConfiguration configuration = PodNetworkConfiguration.defaults(network.plugin)
			.with(network.backend, crossSubnet);
		return new Lab(network, crossSubnet,
				TwoSubnets.with(FlannelLab.cluster(nodes, pods), network.plugin, configuration));
	}

	private enum Network {

		FLANNEL_VXLAN(CniPlugin.FLANNEL, Backend.VXLAN), FLANNEL_HOST_GW(CniPlugin.FLANNEL, Backend.HOST_GW),
		CALICO_BGP(CniPlugin.CALICO, Backend.BGP), CALICO_IPIP(CniPlugin.CALICO, Backend.IPIP),
		CALICO_VXLAN(CniPlugin.CALICO, Backend.VXLAN), KINDNET(CniPlugin.KINDNET, Backend.HOST_GW);

		private final CniPlugin plugin;

		private final Backend backend;

		Network(CniPlugin plugin, Backend backend) {
			this.plugin = plugin;
			this.backend = backend;
		}

	}

	private record NodeOf(int subnet, List<Integer> pods) {
	}

	private record Lab(Network network, boolean crossSubnet, Cluster cluster) {

		/** Plain routes lead to nodes on the same wire, tunnels anywhere. */
		boolean promises(Pod from, Pod to) {
			Node one = this.cluster.node(String.valueOf(from.node())).orElseThrow();
			Node other = this.cluster.node(String.valueOf(to.node())).orElseThrow();
			return this.cluster.settings().tunnelDevice().isPresent() || one.subnet().equals(other.subnet());
		}

		@Override
		public String toString() {
			return this.network + (this.crossSubnet ? " across subnets" : "") + " " + this.cluster.nodes();
		}

	}

	/** A packet that goes where each namespace sends it. */
	private record Wanderer(PodNetwork network, Cluster cluster) {

		List<String> way(Pod from, Pod to) {
			IpAddress destination = to.ips().getFirst();
			Set<String> way = new LinkedHashSet<>();
			NetworkNamespace here = this.network.pod(from.key()).orElseThrow();
			while (way.add(here.name()) && !here.owns(destination)) {
				Optional<NetworkNamespace> next = next(here, destination);
				if (next.isEmpty()) {
					break;
				}
				here = next.get();
			}
			assertThat(way.size()).as("no loop: %s", way).isLessThan(8);
			return List.copyOf(way);
		}

		private Optional<NetworkNamespace> next(NetworkNamespace here, IpAddress destination) {
			Route route = here.routes().lookup(destination).orElseThrow();
			assertThat(route.discards()).as("%s at %s", route, here.name()).isFalse();
			IpAddress hop = (route.via() != null) ? route.via() : destination;
			return switch (here.link(route.dev()).orElseThrow()) {
				case Link.Veth veth -> {
					assertThat(here.neighbour(hop, veth.name())).as("%s at %s", hop, here.name()).isPresent();
					yield Optional.of(named(veth.peerNamespace()));
				}
				case Link.Bridge bridge -> onBridge(here, bridge, hop);
				case Link.Vxlan vxlan -> outer(here, vtep(here, vxlan, hop));
				case Link.Ipip tunnel -> outer(here, hop);
				case Link.Ethernet card -> onWire(here, card, hop);
				case Link.Dummy dummy -> Optional.empty();
				case Link.Loopback loopback -> Optional.empty();
			};
		}

		/** The cable whose other end has the Ethernet address the table names. */
		private Optional<NetworkNamespace> onBridge(NetworkNamespace here, Link.Bridge bridge, IpAddress hop) {
			Neighbour neighbour = here.neighbour(hop, bridge.name()).orElseThrow();
			return here.links()
				.stream()
				.filter((link) -> link instanceof Link.Veth veth && bridge.name().equals(veth.master()))
				.map((link) -> named(((Link.Veth) link).peerNamespace()))
				.filter((pod) -> pod.link("eth0").orElseThrow().mac().equals(neighbour.mac()))
				.findFirst();
		}

		private static IpAddress vtep(NetworkNamespace here, Link.Vxlan vxlan, IpAddress hop) {
			Neighbour neighbour = here.neighbour(hop, vxlan.name()).orElseThrow();
			return here.fdbEntry(neighbour).map(FdbEntry::destination).orElseThrow();
		}

		/** What is wrapped finds its node by the same routes as anything else. */
		private Optional<NetworkNamespace> outer(NetworkNamespace here, IpAddress node) {
			Route route = here.routes().lookup(node).orElseThrow();
			assertThat(route.dev()).isEqualTo("eth0");
			IpAddress hop = (route.via() != null) ? route.via() : node;
			assertThat(here.neighbour(hop, "eth0")).isPresent();
			if (this.network.router().owns(hop)) {
				assertThat(this.network.router()
					.neighbour(node, this.network.router().routes().lookup(node).orElseThrow().dev())).isPresent();
			}
			return Optional.of(nodeAt(node));
		}

		private Optional<NetworkNamespace> onWire(NetworkNamespace here, Link.Ethernet card, IpAddress hop) {
			if (here.name().equals("router")) {
				return Optional.empty();
			}
			assertThat(here.neighbour(hop, card.name())).as("%s at %s", hop, here.name()).isPresent();
			return Optional.of(this.network.router().owns(hop) ? this.network.router() : nodeAt(hop));
		}

		private NetworkNamespace nodeAt(IpAddress address) {
			return this.network.node(this.cluster.nodeAt(address).orElseThrow().name()).orElseThrow();
		}

		private NetworkNamespace named(String name) {
			return name.startsWith("pod/") ? this.network.pod(name.substring(4)).orElseThrow()
					: this.network.node(name.substring(5)).orElseThrow();
		}

	}

}
