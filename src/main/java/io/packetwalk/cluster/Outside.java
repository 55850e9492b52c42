package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The world around the cluster: {@code kind: Outside},
 * {@code apiVersion: packetwalk.io/v1alpha1}.
 *
 * @param assumed whether nobody described it: then every public name has a documentation
 * address
 * @param nodeNameservers nameservers in the nodes' resolv.conf
 * @param nodeSearches search domains in it
 * @param nodeOptions options in it
 * @param dnsServers the DNS servers outside
 * @param clients named clients outside, by name
 * @param hosts servers outside
 */
public record Outside(boolean assumed, List<IpAddress> nodeNameservers, List<String> nodeSearches,
		List<String> nodeOptions, List<DnsServer> dnsServers, Map<String, IpAddress> clients, List<Host> hosts) {

	/**
	 * The address an unnamed outside client has; from the documentation range TEST-NET-2.
	 */
	public static final IpAddress DEFAULT_CLIENT = IpAddress.of("198.51.100.7");

	public Outside {
		nodeNameservers = List.copyOf(nodeNameservers);
		nodeSearches = List.copyOf(nodeSearches);
		nodeOptions = List.copyOf(nodeOptions);
		dnsServers = List.copyOf(dnsServers);
		clients = Ordered.copyOf(clients);
		hosts = List.copyOf(hosts);
	}

	/**
	 * The world when nobody described one: nodes ask 10.0.0.2, which knows every public
	 * name.
	 */
	public static Outside assumedWorld() {
		return new Outside(true, List.of(IpAddress.of("10.0.0.2")), List.of(), List.of(), List.of(), Map.of(),
				List.of());
	}

	/**
	 * A DNS server outside.
	 *
	 * @param address where it listens, UDP and TCP
	 * @param behaviour {@code answer}, {@code drop}, {@code refuse} or {@code servfail}
	 * @param records what it knows; anything else is NXDOMAIN
	 * @param origin where it is written, null when nobody wrote it
	 */
	public record DnsServer(IpAddress address, String behaviour, List<DnsRecord> records, @Nullable Origin origin) {

		public DnsServer {
			records = List.copyOf(records);
		}

		public DnsServer(IpAddress address, String behaviour, List<DnsRecord> records) {
			this(address, behaviour, records, null);
		}

	}

	/**
	 * A record set.
	 *
	 * @param name the owner, ending in a dot
	 * @param type {@code A}, {@code AAAA}, {@code CNAME} …
	 * @param ttl seconds
	 * @param data the record data, one entry a record
	 * @param origin where it is written, null when nobody wrote it
	 */
	public record DnsRecord(String name, String type, long ttl, List<String> data, @Nullable Origin origin) {

		public DnsRecord {
			data = List.copyOf(data);
		}

		public DnsRecord(String name, String type, long ttl, List<String> data) {
			this(name, type, ttl, data, null);
		}

	}

	/**
	 * A server outside.
	 *
	 * @param name its name, null when it has none
	 * @param address its address
	 * @param ports what it listens on
	 * @param http what it answers HTTP requests with, the first that fits; empty when
	 * nobody said, then 200 is assumed
	 * @param origin where it is written, null when nobody wrote it
	 */
	public record Host(@Nullable String name, IpAddress address, List<OpenPort> ports, List<HttpAnswer> http,
			@Nullable Origin origin) {

		public Host {
			ports = List.copyOf(ports);
			http = List.copyOf(http);
		}

		public Host(@Nullable String name, IpAddress address, List<OpenPort> ports) {
			this(name, address, ports, List.of(), null);
		}

		/** What it is called, else its address. */
		public String label() {
			return (this.name != null) ? this.name : this.address.toString();
		}

		public boolean listens(Protocol protocol, int port) {
			return this.ports.stream().anyMatch((open) -> open.protocol() == protocol && open.port() == port);
		}

	}

	/** A port that is listened on. */
	public record OpenPort(int port, Protocol protocol) {
	}

}
