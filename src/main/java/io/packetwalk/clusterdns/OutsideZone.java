package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Outside;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * What one DNS server outside knows: its records, and the hosts by their names where the
 * records do not say otherwise.
 *
 * @param records its records
 * @param hosts the servers outside
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4592">RFC 4592, wildcards</a>
 */
record OutsideZone(List<Outside.DnsRecord> records, List<Outside.Host> hosts) {

	private static final long HOST_TTL = 300;

	/** The records of a name, spelled as asked. */
	List<Reply.Record> find(String name, String type) {
		String lower = Zones.absolute(name);
		Optional<String> owner = owner(lower);
		if (owner.isEmpty()) {
			return fromHosts(name, type);
		}
		return this.records.stream()
			.filter((record) -> record.type().equalsIgnoreCase(type))
			.filter((record) -> Zones.absolute(record.name()).equals(owner.get()))
			.flatMap((record) -> record.data().stream().map((data) -> new Reply.Record(name, type, record.ttl(), data)))
			.distinct()
			.toList();
	}

	/**
	 * Whether a name is known. One that is not listed is not, even when others lie below
	 * it: that is what the document promises.
	 */
	boolean exists(String name) {
		return owner(Zones.absolute(name)).isPresent() || !named(name).isEmpty();
	}

	/**
	 * The SOA a negative answer carries: of the closest zone above, if one is written.
	 */
	List<Reply.Record> startOfAuthority(String name) {
		String zone = Zones.absolute(name);
		while (!zone.isEmpty()) {
			List<Reply.Record> found = find(zone, "SOA");
			if (!found.isEmpty() && isOwner(zone)) {
				return found;
			}
			zone = parent(zone);
		}
		return List.of();
	}

	/**
	 * The owner whose records answer for a name: the name itself, else the wildcard right
	 * below the closest name that exists. A name that exists is never covered.
	 */
	private Optional<String> owner(String name) {
		if (isOwner(name)) {
			return Optional.of(name);
		}
		if (isInTree(name)) {
			return Optional.empty();
		}
		String encloser = parent(name);
		while (!encloser.isEmpty() && !isInTree(encloser)) {
			encloser = parent(encloser);
		}
		String wildcard = encloser.equals(".") ? "*." : "*." + encloser;
		return (!encloser.isEmpty() && isOwner(wildcard)) ? Optional.of(wildcard) : Optional.empty();
	}

	private boolean isOwner(String name) {
		return this.records.stream().anyMatch((record) -> Zones.absolute(record.name()).equals(name));
	}

	private boolean isInTree(String name) {
		return name.equals(".")
				|| this.records.stream().anyMatch((record) -> Zones.holds(name, Zones.absolute(record.name())))
				|| this.hosts.stream()
					.anyMatch((host) -> host.name() != null && Zones.holds(name, Zones.absolute(host.name())));
	}

	/** The name without its first label; the root's is empty. */
	private static String parent(String name) {
		int dot = name.indexOf('.');
		return name.equals(".") ? "" : (dot == name.length() - 1) ? "." : name.substring(dot + 1);
	}

	private List<Reply.Record> fromHosts(String name, String type) {
		return named(name).stream()
			.map(Outside.Host::address)
			.filter((address) -> type.equals(address.isV4() ? "A" : "AAAA"))
			.map((address) -> new Reply.Record(name, type, HOST_TTL, address.toString()))
			.distinct()
			.toList();
	}

	private List<Outside.Host> named(String name) {
		return this.hosts.stream()
			.filter((host) -> host.name() != null && Zones.absolute(host.name()).equals(Zones.absolute(name)))
			.toList();
	}

}
