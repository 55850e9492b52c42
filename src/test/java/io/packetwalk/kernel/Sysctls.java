package io.packetwalk.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

import io.packetwalk.routing.NetworkNamespace;

/** The kernel settings of a namespace that the data plane counts on. */
final class Sysctls {

	private Sysctls() {
	}

	/**
	 * A script that sets them.
	 * @param routeLocalnet whether kube-proxy set {@code route_localnet}
	 */
	static String script(NetworkNamespace stack, boolean routeLocalnet) {
		Map<String, Integer> values = basic();
		values.put("ipv4/ip_forward", stack.forwarding() ? 1 : 0);
		values.put("ipv4/conf/all/route_localnet", routeLocalnet ? 1 : 0);
		StringBuilder script = new StringBuilder(text(values));
		script.append("[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo ")
			.append(stack.bridgeNetfilter() ? 1 : 0)
			.append(" > /proc/sys/net/bridge/bridge-nf-call-iptables\n");
		return script.toString();
	}

	/** The same for namespaces that only carry cables or strangers. */
	static String quiet() {
		return text(basic()) + "[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ] || "
				+ "echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables\n";
	}

	/**
	 * Loose about where packets come from, silent about better ways, never sparing of
	 * ICMP errors, and without IPv6's own chatter.
	 */
	private static Map<String, Integer> basic() {
		Map<String, Integer> values = new LinkedHashMap<>();
		values.put("ipv6/conf/all/disable_ipv6", 1);
		values.put("ipv6/conf/default/disable_ipv6", 1);
		values.put("ipv4/conf/all/rp_filter", 0);
		values.put("ipv4/conf/default/rp_filter", 0);
		values.put("ipv4/conf/all/send_redirects", 0);
		values.put("ipv4/conf/default/send_redirects", 0);
		values.put("ipv4/icmp_ratelimit", 0);
		return values;
	}

	private static String text(Map<String, Integer> values) {
		StringBuilder script = new StringBuilder();
		values.forEach((name, value) -> script.append("[ ! -e /proc/sys/net/")
			.append(name)
			.append(" ] || echo ")
			.append(value)
			.append(" > /proc/sys/net/")
			.append(name)
			.append('\n'));
		return script.toString();
	}

}
