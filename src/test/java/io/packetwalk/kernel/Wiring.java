package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.routing.FdbEntry;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;

/**
 * The commands of {@code ip} and {@code bridge} that make network stacks what the data
 * plane says they are. It knows devices, routes and neighbours, and no CNI plugin.
 */
final class Wiring {

	/** The namespace that holds the cables between nodes, router and outside. */
	static final String WIRE = "wire";

	static final String OUTSIDE = "outside";

	private final Map<String, String> names;

	private final List<NetworkNamespace> nodes;

	private final NetworkNamespace router;

	/** The commands of {@code ip -batch} outside all namespaces. */
	private final List<String> links = new ArrayList<>();

	/** Those inside each, by {@code ip -n NAMESPACE -batch}. */
	private final Map<String, List<String>> inside = new LinkedHashMap<>();

	/** And those of {@code bridge -n NAMESPACE -batch}. */
	private final Map<String, List<String>> bridge = new LinkedHashMap<>();

	private int cables;

	/**
	 * Prepares the commands.
	 * @param names the kernel's names of the namespaces by ours
	 */
	Wiring(Map<String, String> names, List<NetworkNamespace> nodes, List<NetworkNamespace> pods,
			NetworkNamespace router) {
		this.names = names;
		this.nodes = nodes;
		this.router = router;
		names.keySet().forEach((name) -> in(name, "link set lo up"));
		router.links().forEach(this::underlay);
		nodes.forEach(this::stack);
		pods.forEach(this::stack);
		pods.forEach(this::learned);
		stack(router);
	}

	List<String> links() {
		return this.links;
	}

	Map<String, List<String>> inside() {
		return this.inside;
	}

	Map<String, List<String>> bridge() {
		return this.bridge;
	}

	private void in(String namespace, String command) {
		this.inside.computeIfAbsent(namespace, (name) -> new ArrayList<>()).add(command);
	}

	private String kernelName(String namespace) {
		return java.util.Objects.requireNonNull(this.names.get(namespace), namespace);
	}

	private void stack(NetworkNamespace stack) {
		List<Link> links = stack.links();
		links.stream().filter((link) -> link instanceof Link.Bridge).forEach((link) -> make(stack, link));
		links.stream().filter((link) -> !(link instanceof Link.Bridge)).forEach((link) -> make(stack, link));
		links.forEach((link) -> dress(stack.name(), link));
		stack.neighbours().forEach((neighbour) -> in(stack.name(), neighbour(neighbour)));
		for (FdbEntry entry : stack.fdb()) {
			this.bridge.computeIfAbsent(stack.name(), (name) -> new ArrayList<>())
				.add("fdb append " + entry.mac() + " dev " + entry.dev() + " dst " + entry.destination());
		}
		routes(stack, (route) -> route.via() == null);
		routes(stack, (route) -> route.via() != null);
	}

	/** Those the kernel itself would add with an address are asked not to come. */
	private void routes(NetworkNamespace stack, Predicate<Route> which) {
		stack.routes().routes().stream().filter(which).forEach((route) -> in(stack.name(), "route append " + route));
	}

	/**
	 * A bridge that does not know yet behind which port a pod is sends a packet out of
	 * all of them, each copy past the rules. Ours knows.
	 */
	private void learned(NetworkNamespace pod) {
		for (Link link : pod.links()) {
			if (link instanceof Link.Veth card && master(card).isPresent()) {
				this.bridge.computeIfAbsent(card.peerNamespace(), (name) -> new ArrayList<>())
					.add("fdb replace " + card.mac() + " dev " + card.peerName() + " master static");
			}
		}
	}

	private Optional<String> master(Link.Veth card) {
		return this.nodes.stream()
			.filter((node) -> node.name().equals(card.peerNamespace()))
			.flatMap((node) -> node.link(card.peerName()).stream())
			.flatMap((end) -> (end instanceof Link.Veth veth) ? Optional.ofNullable(veth.master()).stream()
					: java.util.stream.Stream.empty())
			.findFirst();
	}

	/**
	 * A bridge without ports stands in for a dummy device and for an IPIP tunnel, which
	 * not every kernel has: it holds addresses and routes as well.
	 */
	private void make(NetworkNamespace stack, Link link) {
		String name = link.name();
		switch (link) {
			case Link.Loopback lo -> {
			}
			case Link.Ethernet card -> {
			}
			case Link.Veth veth -> veth(stack, veth);
			case Link.Bridge made ->
				in(stack.name(), "link add name " + name + " type bridge forward_delay 0 mcast_snooping 0");
			case Link.Vxlan vxlan -> in(stack.name(), "link add name " + name + " type vxlan id " + vxlan.vni()
					+ " local " + vxlan.local() + " dstport " + vxlan.port() + " nolearning");
			case Link.Ipip tunnel -> in(stack.name(), "link add name " + name + " type bridge");
			case Link.Dummy dummy -> in(stack.name(), "link add name " + name + " type bridge");
		}
	}

	/** A pair is made by its first end. */
	private void veth(NetworkNamespace stack, Link.Veth veth) {
		if (stack.name().startsWith("node/")) {
			this.links.add("link add name " + veth.name() + " netns " + kernelName(stack.name())
					+ " type veth peer name " + veth.peerName() + " netns " + kernelName(veth.peerNamespace()));
		}
	}

	/** Address, size, master: what a device has once it is there. */
	private void dress(String namespace, Link link) {
		if (link instanceof Link.Loopback) {
			return;
		}
		String hardware = (link instanceof Link.Ipip) ? "" : " address " + link.mac();
		in(namespace, "link set " + link.name() + hardware + " mtu " + link.mtu());
		if (link instanceof Link.Veth veth && veth.master() != null) {
			in(namespace, "link set " + link.name() + " master " + veth.master());
			in(namespace, "link set " + link.name() + " type bridge_slave hairpin "
					+ (hairpin(namespace, veth) ? "on" : "off"));
		}
		for (Cidr address : link.addresses()) {
			in(namespace, "addr add " + address + " dev " + link.name() + " noprefixroute");
		}
		if (!(link instanceof Link.Dummy)) {
			in(namespace, "link set " + link.name() + " up");
		}
	}

	private boolean hairpin(String namespace, Link.Veth veth) {
		return this.nodes.stream()
			.filter((node) -> node.name().equals(namespace))
			.flatMap((node) -> node.link(String.valueOf(veth.master())).stream())
			.anyMatch((link) -> link instanceof Link.Bridge bridge && bridge.hairpin());
	}

	private static String neighbour(Neighbour neighbour) {
		return "neigh replace " + neighbour.address() + " lladdr " + neighbour.mac() + " dev " + neighbour.dev()
				+ " nud permanent";
	}

	/** A card of the router: a network of nodes behind it, or the outside. */
	private void underlay(Link card) {
		if (!(card instanceof Link.Ethernet)) {
			return;
		}
		List<NetworkNamespace> members = this.nodes.stream().filter((node) -> cardOn(node, card).isPresent()).toList();
		if (members.isEmpty()) {
			outside(card);
			return;
		}
		String name = "br-" + card.name();
		in(WIRE, "link add name " + name + " type bridge forward_delay 0 mcast_snooping 0");
		in(WIRE, "link set " + name + " up");
		plug(this.router.name(), card, name);
		members.forEach((node) -> plug(node.name(), cardOn(node, card).orElseThrow(), name));
	}

	private static Optional<Link> cardOn(NetworkNamespace node, Link routerCard) {
		return node.links()
			.stream()
			.filter((link) -> link instanceof Link.Ethernet)
			.filter((link) -> link.addresses()
				.stream()
				.anyMatch((held) -> routerCard.addresses().stream().anyMatch((net) -> net.contains(held.address()))))
			.findFirst();
	}

	private void plug(String namespace, Link card, String bridgeName) {
		String end = "w" + ++this.cables;
		this.links.add("link add name " + card.name() + " netns " + kernelName(namespace) + " type veth peer name "
				+ end + " netns " + kernelName(WIRE));
		in(WIRE, "link set " + end + " master " + bridgeName);
		in(WIRE, "link set " + end + " up");
	}

	/** The provider's end of the router's uplink, and whatever is behind it. */
	private void outside(Link uplink) {
		this.links.add("link add name " + uplink.name() + " netns " + kernelName(this.router.name())
				+ " type veth peer name up0 netns " + kernelName(OUTSIDE));
		for (Neighbour provider : this.router.neighbours()) {
			if (provider.dev().equals(uplink.name())) {
				in(OUTSIDE, "link set up0 address " + provider.mac());
				in(OUTSIDE,
						"addr add " + provider.address() + "/" + uplink.addresses().getFirst().prefix() + " dev up0");
			}
		}
		in(OUTSIDE, "link set up0 up");
		in(OUTSIDE, "route add default via " + uplink.addresses().getFirst().address());
	}

	/** A machine outside: any address will do, all live on one loopback. */
	static String host(IpAddress address) {
		return "addr add " + Cidr.host(address) + " dev lo";
	}

}
