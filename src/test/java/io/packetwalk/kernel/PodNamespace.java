package io.packetwalk.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.packetwalk.net.IpAddress;

/**
 * A network namespace that looks to a C library like a pod: kubelet's files in /etc, an
 * interface with the pod's address and a default route, the name servers close by on the
 * loopback.
 *
 * @param name its name
 */
record PodNamespace(String name) implements AutoCloseable {

	/** The libraries are the machine's; what they look into is the pod's. */
	private static final String NSSWITCH = "passwd: files\nhosts: files dns\n";

	private static final Path FILES = Path.of("/etc/netns");

	static PodNamespace open(String name, IpAddress address, List<IpAddress> servers, String resolvConf, String hosts) {
		PodNamespace namespace = new PodNamespace(name);
		try {
			Shell.must("", "ip", "netns", "add", name);
			Path files = Files.createDirectories(FILES.resolve(name));
			Files.writeString(files.resolve("resolv.conf"), resolvConf);
			Files.writeString(files.resolve("hosts"), hosts);
			Files.writeString(files.resolve("nsswitch.conf"), NSSWITCH);
			namespace.wire(address, servers);
			return namespace;
		}
		catch (IOException | RuntimeException ex) {
			namespace.close();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The address is the pod's alone (/32), as with Calico: where a pod shares a subnet
	 * with its neighbours, glibc would prefer the closest one among several. IPv6 is
	 * there as far as in every pod: a link-local address, and no route.
	 */
	private void wire(IpAddress address, List<IpAddress> servers) {
		List<String> commands = new ArrayList<>(List.of("link set lo up", "link add eth0 type veth peer name node0",
				"link set node0 up", "link set eth0 up", "addr add fe80::5/64 dev eth0 nodad",
				"addr add " + address + "/32 dev eth0", "route add default dev eth0"));
		servers.forEach((server) -> commands.add("addr add " + server + "/32 dev lo"));
		Shell.must(String.join("\n", commands) + "\n", "ip", "-n", this.name, "-batch", "-");
	}

	/** Runs a program inside, for at most half a minute. */
	Shell.Result run(String... command) {
		List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", this.name, "timeout", "30"));
		whole.addAll(List.of(command));
		return Shell.run(whole, "");
	}

	@Override
	public void close() {
		Shell.run(List.of("ip", "netns", "del", this.name), "");
		try {
			for (String file : List.of("resolv.conf", "hosts", "nsswitch.conf", "")) {
				Files.deleteIfExists(FILES.resolve(this.name).resolve(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
