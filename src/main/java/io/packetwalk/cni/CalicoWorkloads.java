package io.packetwalk.cni;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Pod;

/**
 * Felix's chains for the pods of one node: which cable a packet comes from or goes to,
 * and what that pod may do. Each namespace and each service account is a
 * <a href="https://docs.tigera.io/calico/latest/reference/resources/profile">profile</a>;
 * a namespace's allows everything.
 */
final class CalicoWorkloads {

	private static final int LONGEST_NAME = 28;

	private static final String ACCEPTED = "-m mark --mark 0x10000/0x10000 --jump RETURN";

	private final List<Pod> pods;

	private final int vxlanPort;

	CalicoWorkloads(List<Pod> pods, int vxlanPort) {
		this.pods = pods;
		this.vxlanPort = vxlanPort;
	}

	List<FelixChain> chains() {
		List<FelixChain> chains = new ArrayList<>();
		chains.addAll(dispatch("cali-from-wl-dispatch", "--in-interface ", "cali-fw-"));
		chains.addAll(dispatch("cali-to-wl-dispatch", "--out-interface ", "cali-tw-"));
		Map<String, FelixChain> profiles = new LinkedHashMap<>();
		for (Pod pod : this.pods) {
			chains.add(leaving(pod));
			chains.add(entering(pod));
			for (String direction : List.of("egress", "ingress")) {
				String namespace = "kns." + pod.namespace();
				String account = account(pod);
				profiles.computeIfAbsent(chain(direction, namespace), (name) -> allowing(name, namespace, direction));
				profiles.computeIfAbsent(chain(direction, account),
						(name) -> FelixChain.named(name).rule("Profile " + account + " " + direction, ""));
			}
		}
		chains.addAll(profiles.values());
		return chains;
	}

	/**
	 * Cables are told apart by the first character that differs, so that no chain gets
	 * long.
	 */
	private List<FelixChain> dispatch(String name, String option, String target) {
		List<String> cables = this.pods.stream().map(Calico::cable).sorted().distinct().toList();
		String common = common(cables);
		Map<String, List<String>> byPrefix = new LinkedHashMap<>();
		cables.forEach(
				(cable) -> byPrefix
					.computeIfAbsent(cable.substring(0, Math.min(cable.length(), common.length() + 1)),
							(prefix) -> new ArrayList<>())
					.add(cable));
		List<FelixChain> chains = new ArrayList<>();
		FelixChain root = FelixChain.named(name);
		chains.add(root);
		byPrefix.forEach((prefix, members) -> {
			if (members.size() == 1) {
				root.rule(option + members.getFirst() + " --goto " + target + members.getFirst());
				return;
			}
			String child = name + "-" + prefix.substring(common.length());
			root.rule(option + prefix + "+ --goto " + child);
			FelixChain branch = FelixChain.named(child);
			members.forEach((cable) -> branch.rule(option + cable + " --goto " + target + cable));
			chains.add(branch.rule("Unknown interface", "--jump DROP"));
		});
		root.rule("Unknown interface", "--jump DROP");
		return chains;
	}

	/** What all names begin with. */
	private static String common(List<String> names) {
		String common = names.isEmpty() ? "" : names.getFirst();
		for (String name : names) {
			while (!name.startsWith(common)) {
				common = common.substring(0, common.length() - 1);
			}
		}
		return common;
	}

	private FelixChain leaving(Pod pod) {
		FelixChain chain = known(FelixChain.named("cali-fw-" + Calico.cable(pod)))
			.rule("Drop VXLAN encapped packets originating in workloads",
					"-p 17 -m multiport --destination-ports " + this.vxlanPort + " --jump DROP")
			.rule("Drop IPinIP encapped packets originating in workloads", "-p 4 --jump DROP");
		return profiles(chain, pod, "egress");
	}

	private static FelixChain entering(Pod pod) {
		return profiles(known(FelixChain.named("cali-tw-" + Calico.cable(pod))), pod, "ingress");
	}

	private static FelixChain known(FelixChain chain) {
		return chain.rule("-m conntrack --ctstate RELATED,ESTABLISHED --jump ACCEPT")
			.rule("-m conntrack --ctstate INVALID --jump DROP")
			.rule("--jump MARK --set-mark 0/0x10000");
	}

	private static FelixChain profiles(FelixChain chain, Pod pod, String direction) {
		for (String profile : List.of("kns." + pod.namespace(), account(pod))) {
			chain.rule("--jump " + chain(direction, profile)).rule("Return if profile accepted", ACCEPTED);
		}
		return chain.rule("Drop if no profiles matched", "--jump DROP");
	}

	/** Which one decides nothing: service accounts have no rules of their own. */
	private static String account(Pod pod) {
		return "ksa." + pod.namespace() + ".default";
	}

	private static FelixChain allowing(String name, String profile, String direction) {
		return FelixChain.named(name)
			.rule("Profile " + profile + " " + direction, "--jump MARK --set-mark 0x10000/0x10000")
			.rule(ACCEPTED);
	}

	/** A profile's chain; a name too long for iptables is hashed. */
	static String chain(String direction, String profile) {
		String prefix = direction.equals("egress") ? "cali-pro-" : "cali-pri-";
		if (prefix.length() + profile.length() <= LONGEST_NAME) {
			return prefix + profile;
		}
		return prefix + "_" + hash(profile).substring(0, LONGEST_NAME - prefix.length() - 1);
	}

	private static String hash(String profile) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(profile.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
