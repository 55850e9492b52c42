package io.packetwalk.kernel;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.fail;

/** What a machine must have for these tests. */
final class Requirements {

	private static final AtomicInteger PROBES = new AtomicInteger();

	private Requirements() {
	}

	/** Skips where something is missing; in CI that is a failure. */
	static void required() {
		demand(missing());
	}

	/** The same for names: both C libraries, and a namespace with IPv6 in it. */
	static void requiredForNames() {
		String tools = missing(List.of("ip", "getent", "dig", "musl-gcc", "timeout"));
		demand(tools.isEmpty() ? tried("ip -n NAME link add e0 type veth peer name e1 && ip -n NAME link set e0 up && "
				+ "ip -n NAME addr add fe80::5/64 dev e0 nodad") : tools);
	}

	private static void demand(String missing) {
		if (!missing.isEmpty() && System.getenv("CI") != null) {
			fail("the kernel test has to run in CI: " + missing);
		}
		Assumptions.assumeTrue(missing.isEmpty(), missing);
	}

	private static String missing() {
		String tools = missing(List.of("ip", "bridge", "iptables-nft-restore", "ipset", "nft", "conntrack", "stdbuf"));
		return tools.isEmpty() ? tried("ip -n NAME link add name v0 type vxlan id 1 dstport 8472 && "
				+ "ip -n NAME link add name b0 type bridge && ip -n NAME link add name e0 type veth peer name e1 && "
				+ "ip netns exec NAME sh -c 'nft add table t && nft add chain t c && "
				+ "nft add rule t c meta nftrace set 1 && test -e /proc/sys/net/bridge/bridge-nf-call-iptables'")
				: tools;
	}

	private static String missing(List<String> tools) {
		return tools.stream()
			.filter((tool) -> Shell.run(List.of("sh", "-c", "command -v " + tool), "").exit() != 0)
			.findFirst()
			.map((tool) -> "kernel test skipped: there is no " + tool)
			.orElse("");
	}

	/** Tries everything in a namespace of its own. */
	private static String tried(String script) {
		String name = "pw-" + ProcessHandle.current().pid() + "-probe" + PROBES.incrementAndGet();
		Shell.Result result = Shell
			.run(List.of("sh", "-c", "ip netns add " + name + " && " + script.replace("NAME", name)), "");
		Shell.run(List.of("ip", "netns", "del", name), "");
		return (result.exit() == 0) ? ""
				: "kernel test skipped: no root, namespaces, IPv6, VXLAN, bridge netfilter or nftrace here: "
						+ result.text().strip().lines().findFirst().orElse("");
	}

}
