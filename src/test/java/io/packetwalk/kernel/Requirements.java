package io.packetwalk.kernel;

import java.util.List;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.fail;

/** What a machine must have for these tests. */
final class Requirements {

	private Requirements() {
	}

	/** Skips where something is missing; in CI that is a failure. */
	static void required() {
		String missing = missing();
		if (!missing.isEmpty() && System.getenv("CI") != null) {
			fail("the kernel test has to run in CI: " + missing);
		}
		Assumptions.assumeTrue(missing.isEmpty(), missing);
	}

	/** Tries everything in a namespace of its own. */
	private static String missing() {
		for (String tool : List.of("ip", "bridge", "iptables-nft-restore", "ipset", "nft", "conntrack", "stdbuf")) {
			if (Shell.run(List.of("sh", "-c", "command -v " + tool), "").exit() != 0) {
				return "kernel test skipped: there is no " + tool;
			}
		}
		String name = "pw-" + ProcessHandle.current().pid() + "-probe";
		String script = "ip netns add " + name + " && ip -n " + name
				+ " link add name v0 type vxlan id 1 dstport 8472 && ip -n " + name
				+ " link add name b0 type bridge && ip -n " + name
				+ " link add name e0 type veth peer name e1 && ip netns exec " + name
				+ " sh -c 'nft add table t && nft add chain t c && nft add rule t c meta nftrace set 1 && test -e /proc/sys/net/bridge/bridge-nf-call-iptables'";
		Shell.Result result = Shell.run(List.of("sh", "-c", script), "");
		Shell.run(List.of("ip", "netns", "del", name), "");
		return (result.exit() == 0) ? ""
				: "kernel test skipped: no root, namespaces, VXLAN, bridge netfilter or nftrace here: "
						+ result.text().strip().lines().findFirst().orElse("");
	}

}
