package io.packetwalk.ipvs;

import java.util.Locale;

/** The text of {@code ipvsadm -Ln}. */
final class IpvsadmList {

	private static final String HEAD = """
			IP Virtual Server version 1.2.1 (size=4096)
			Prot LocalAddress:Port Scheduler Flags
			  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
			""";

	private final Scheduling scheduling;

	private final StringBuilder text = new StringBuilder(HEAD);

	IpvsadmList(Scheduling scheduling) {
		this.scheduling = scheduling;
	}

	String print(IpvsTable table) {
		table.servers().forEach(this::append);
		return this.text.toString();
	}

	private void append(VirtualServer server) {
		String address = server.address().withPort(server.port());
		this.text
			.append(String.format(Locale.ROOT, "%-4s %s %s", server.protocol(), address, server.scheduler().lower()))
			// The flag kube-proxy sets with this scheduler: the source port is hashed
			// too.
			.append((server.scheduler() == Scheduler.MH) ? " (mh-port)" : "")
			.append((server.persistentSeconds() > 0) ? " persistent " + server.persistentSeconds() : "")
			.append('\n');
		for (RealServer real : ListingOrder.sortReal(server.realServers())) {
			Connections open = this.scheduling.connections(server);
			this.text.append(String.format(Locale.ROOT, "  -> %-28s %-7s %-6d %-10d %-10d\n", real.text(), "Masq",
					real.weight(), open.active(real), open.inactive(real)));
		}
	}

}
