package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.packetwalk.cluster.Node;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The blocks of addresses <a href=
 * "https://docs.tigera.io/calico/latest/networking/ipam/get-started-ip-addresses#calico-ipam-and-blocks">Calico's
 * IPAM</a> has given to nodes: one per node to begin with, further ones as pods need
 * them. A pod with an address of a block of another node borrowed it.
 */
final class CalicoBlocks {

	private final Map<Cidr, Node> owners = new LinkedHashMap<>();

	private final Map<String, List<Cidr>> byNode = new LinkedHashMap<>();

	private final Map<String, IpAddress> tunnelAddresses = new LinkedHashMap<>();

	private final List<Placement.Seat> borrowed = new ArrayList<>();

	private final int size;

	private CalicoBlocks(int size) {
		this.size = size;
	}

	/**
	 * Hands out the blocks.
	 * @param size the prefix length of a block
	 * @param tunnels whether every node needs an address for its tunnel, and so a block
	 */
	static CalicoBlocks of(List<Node> nodes, Placement placement, int size, boolean tunnels) {
		CalicoBlocks blocks = new CalicoBlocks(size);
		List<Placement.Seat> seats = placement.seats();
		if (tunnels) {
			nodes.forEach((node) -> blocks.claim(blocks.blockOf(node.podCidr().address()), node));
		}
		seats.stream()
			.filter((seat) -> seat.node().podCidr().contains(seat.address()))
			.forEach((seat) -> blocks.claim(blocks.blockOf(seat.address()), seat.node()));
		seats.forEach((seat) -> blocks.claim(blocks.blockOf(seat.address()), seat.node()));
		seats.stream().filter((seat) -> !blocks.owns(seat)).forEach(blocks.borrowed::add);
		if (tunnels) {
			Set<IpAddress> taken = new TreeSet<>();
			seats.forEach((seat) -> taken.add(seat.address()));
			nodes.forEach((node) -> blocks.tunnel(node, taken));
		}
		return blocks;
	}

	private Cidr blockOf(IpAddress address) {
		return new Cidr(address, address.isV4() ? this.size : this.size + 96).network();
	}

	private void claim(Cidr block, Node node) {
		if (this.owners.putIfAbsent(block, node) == null) {
			this.byNode.computeIfAbsent(node.name(), (name) -> new ArrayList<>()).add(block);
		}
	}

	private boolean owns(Placement.Seat seat) {
		Node owner = this.owners.get(blockOf(seat.address()));
		return owner != null && owner.name().equals(seat.node().name());
	}

	/** calico-node takes the first free address of the node's block when it starts. */
	private void tunnel(Node node, Set<IpAddress> taken) {
		Cidr block = blocks(node).isEmpty() ? blockOf(node.podCidr().address()) : blocks(node).getFirst();
		long offset = 0;
		while (!taken.add(block.at(offset))) {
			offset++;
		}
		this.tunnelAddresses.put(node.name(), block.at(offset));
	}

	/** The blocks of a node, in the order it got them. */
	List<Cidr> blocks(Node node) {
		return this.byNode.getOrDefault(node.name(), List.of());
	}

	/** The address of a node's tunnel device. */
	Optional<IpAddress> tunnelAddress(Node node) {
		return Optional.ofNullable(this.tunnelAddresses.get(node.name()));
	}

	/** The pods whose address is of another node's block. */
	List<Placement.Seat> borrowed() {
		return this.borrowed;
	}

}
