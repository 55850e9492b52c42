package io.packetwalk.ipvs;

import java.util.List;
import java.util.Optional;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The virtual servers of one network namespace.
 *
 * @param servers in the order ipvsadm lists them
 */
public record IpvsTable(List<VirtualServer> servers) {

	/** No virtual server at all. */
	public static final IpvsTable EMPTY = new IpvsTable(List.of());

	public IpvsTable {
		servers = List.copyOf(servers);
	}

	/** The virtual server a packet to this address and port is for. */
	public Optional<VirtualServer> lookup(Protocol protocol, IpAddress address, int port) {
		return this.servers.stream()
			.filter((server) -> server.protocol() == protocol && server.port() == port
					&& server.address().equals(address))
			.findFirst();
	}

	/** As {@code ipvsadm -Ln} prints it. */
	public String print() {
		throw new UnsupportedOperationException("being built");
	}

}
