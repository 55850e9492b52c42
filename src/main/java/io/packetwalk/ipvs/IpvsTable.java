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
		servers = ListingOrder.sort(servers);
	}

	/** The virtual server a packet to this address and port is for. */
	public Optional<VirtualServer> lookup(Protocol protocol, IpAddress address, int port) {
		return this.servers.stream()
			.filter((server) -> server.protocol() == protocol && server.port() == port
					&& server.address().equals(address))
			.findFirst();
	}

	/** As {@code ipvsadm -Ln} prints it, before any connection. */
	public String print() {
		return print(new Scheduling());
	}

	/**
	 * As {@code ipvsadm -Ln} prints it.
	 * @param scheduling which connections were made
	 */
	public String print(Scheduling scheduling) {
		return new IpvsadmList(scheduling).print(this);
	}

}
