package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.packetwalk.cluster.Node;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.networkpolicy.NetworkPolicies;

/**
 * A cluster of network namespaces whose nodes hold the printed policies of their pods.
 */
final class PolicyCluster implements AutoCloseable {

	private static final int FIRST_PORT = 33_000;

	private static final int LAST_PORT = 60_000;

	private final Dataplane plane;

	private final RealCluster cluster;

	private int port = FIRST_PORT;

	private PolicyCluster(Dataplane plane, RealCluster cluster) {
		this.plane = plane;
		this.cluster = cluster;
	}

	/** Builds it without policies, and without the trace of rules, which nobody reads. */
	static PolicyCluster build(Dataplane plane, List<Dial> dials) {
		PolicyCluster made = new PolicyCluster(plane, RealCluster.build(plane, dials));
		made.inside("delete table ip " + TraceReader.OWN_TABLE, (node) -> "");
		return made;
	}

	/** Lets the router know where pods are, as routers do that speak BGP with nodes. */
	void announcePods() {
		this.plane.cluster()
			.nodes()
			.forEach((node) -> node.podCidrs()
				.forEach((range) -> this.cluster.change("router",
						"route replace " + range + " via " + node.internalIp())));
	}

	/** Replaces what the nodes hold; a ping must not pass as part of an earlier one. */
	void load(NetworkPolicies policies) {
		inside("table inet packetwalk-policy\ndelete table inet packetwalk-policy", policies::print);
		this.plane.cluster()
			.nodes()
			.parallelStream()
			.forEach((node) -> this.cluster.agent("node/" + node.name()).ask("flush"));
	}

	private void inside(String first, java.util.function.Function<Node, String> text) {
		this.plane.cluster()
			.nodes()
			.parallelStream()
			.forEach((node) -> Shell.inside(this.cluster.kernelName("node/" + node.name()),
					first + "\n" + text.apply(node), "nft", "-f", "-"));
	}

	/**
	 * Dials everything at once, a namespace each with a process of its own.
	 * @param patience how long an answer may take, in milliseconds
	 * @return how each ended
	 */
	List<Outcome> dial(List<Dial> dials, int patience) {
		Map<String, List<Integer>> byNamespace = new LinkedHashMap<>();
		for (int i = 0; i < dials.size(); i++) {
			byNamespace.computeIfAbsent(dials.get(i).namespace(), (absent) -> new ArrayList<>()).add(i);
		}
		Map<String, String> commands = new HashMap<>();
		byNamespace.forEach((namespace, numbers) -> commands.put(namespace,
				"all " + String.join(" ", numbers.stream().map((i) -> command(dials.get(i), patience)).toList())));
		Outcome[] outcomes = new Outcome[dials.size()];
		byNamespace.entrySet().stream().map((entry) -> Thread.ofVirtual().start(() -> {
			String[] answers = this.cluster.agent(entry.getKey()).ask(commands.get(entry.getKey())).split(" ");
			for (int i = 0; i < answers.length; i++) {
				outcomes[entry.getValue().get(i)] = Outcome.of(answers[i]);
			}
		})).toList().forEach(PolicyCluster::join);
		return List.of(outcomes).stream().map(Objects::requireNonNull).toList();
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A port of its own keeps each connection apart from those before it. */
	private String command(Dial dial, int patience) {
		this.port = (this.port < LAST_PORT) ? this.port + 1 : FIRST_PORT;
		String source = dial.namespace().equals(Wiring.OUTSIDE) ? dial.source().toString() : "-";
		return String.join(",", dial.protocol().lower(), source, String.valueOf(this.port), dial.address().toString(),
				String.valueOf(dial.port()), String.valueOf(patience));
	}

	@Override
	public void close() {
		this.cluster.close();
	}

}
