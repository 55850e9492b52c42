package io.packetwalk.controlplane.setup;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Cidr;

/**
 * A range Calico gives pods addresses of, as an IPPool, the operator's Installation or
 * the environment of {@code calico-node} states it.
 *
 * @param object the object that states it
 * @param path the field everything below is in
 * @param cidr the range, empty when it is left to Calico
 * @param blockSize the prefix length of a block
 * @param ipip {@code Never}, {@code Always} or {@code CrossSubnet}
 * @param vxlan {@code Never}, {@code Always} or {@code CrossSubnet}
 * @param natOutgoing whether what leaves the pools is masqueraded
 */
record CalicoPool(ObjectRef object, String path, String cidr, int blockSize, String ipip, String vxlan,
		boolean natOutgoing) {

	static final int DEFAULT_BLOCK_SIZE = 26;

	private static final String NEVER = "Never";

	/** An IPPool's {@code spec}. */
	static CalicoPool of(ObjectRef object, Tree spec) {
		return new CalicoPool(object, "spec", spec.at("cidr").text(""), spec.at("blockSize").number(DEFAULT_BLOCK_SIZE),
				spec.at("ipipMode").text(NEVER), spec.at("vxlanMode").text(NEVER), spec.at("natOutgoing").flag(false));
	}

	/** An entry of an Installation's {@code spec.calicoNetwork.ipPools}. */
	static CalicoPool ofOperator(ObjectRef object, String path, Tree pool) {
		String encapsulation = pool.at("encapsulation").text("IPIP");
		String mode = encapsulation.endsWith("CrossSubnet") ? "CrossSubnet" : "Always";
		return new CalicoPool(object, path, pool.at("cidr").text(""), pool.at("blockSize").number(DEFAULT_BLOCK_SIZE),
				encapsulation.startsWith("IPIP") ? mode : NEVER, encapsulation.startsWith("VXLAN") ? mode : NEVER,
				pool.at("natOutgoing").text("Enabled").equals("Enabled"));
	}

	/** What {@code calico-node} makes of its environment when it first starts. */
	static CalicoPool ofEnvironment(ObjectRef object, Map<String, String> variables) {
		String vxlan = mode(variables.getOrDefault("CALICO_IPV4POOL_VXLAN", NEVER));
		String ipip = mode(variables.getOrDefault("CALICO_IPV4POOL_IPIP", vxlan.equals(NEVER) ? "Always" : NEVER));
		return new CalicoPool(object, "spec.template.spec", variables.getOrDefault("CALICO_IPV4POOL_CIDR", ""),
				new Tree(variables.get("CALICO_IPV4POOL_BLOCK_SIZE")).number(DEFAULT_BLOCK_SIZE), ipip, vxlan,
				new Tree(variables.get("CALICO_IPV4POOL_NAT_OUTGOING")).flag(true));
	}

	private static String mode(String stated) {
		return switch (stated.toLowerCase(Locale.ROOT)) {
			case "always" -> "Always";
			case "crosssubnet", "cross-subnet" -> "CrossSubnet";
			case "never", "off", "" -> NEVER;
			default -> stated;
		};
	}

	/** Its IPv4 range. */
	Optional<Cidr> range() {
		return Addresses.firstV4(this.cidr);
	}

	/** Whether it is for IPv6 pods. */
	boolean v6() {
		return this.cidr.contains(":");
	}

	/** Where one of its fields stands. */
	String pathOf(String field) {
		return this.path.equals("spec") || this.path.endsWith("]") ? this.path + "." + field : this.path;
	}

}
