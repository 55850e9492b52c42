package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Trace;

/** Every flow of a lab, done by the kernel and walked by us. */
final class Experiment {

	/** Under a second: then no SYN is sent twice. */
	private static final int PATIENCE = 900;

	private final Lab lab;

	private final RealCluster cluster;

	private int port = 20_000;

	private int mark = 1000;

	private Experiment(Lab lab, RealCluster cluster) {
		this.lab = lab;
		this.cluster = cluster;
	}

	/**
	 * What came of one connection.
	 *
	 * @param flow the flow it belongs to
	 * @param dial what was dialled
	 * @param kernel the kernel's account
	 * @param differences how ours differs from it
	 */
	record Finding(String flow, Dial dial, Account kernel, List<String> differences) {
	}

	/**
	 * What came of a lab.
	 *
	 * @param connections of each connection
	 * @param listings how the kernel's listings differ from our texts
	 */
	record Findings(List<Finding> connections, List<String> listings) {
	}

	/** Builds the cluster, and runs all flows, one connection after the other. */
	static Findings run(Lab lab) {
		List<Dial> dials = new ArrayList<>();
		lab.flows().forEach((flow) -> dials.addAll(dials(lab.walk(flow.request(), null))));
		try (RealCluster cluster = RealCluster.build(lab.plane(), dials)) {
			Experiment experiment = new Experiment(lab, cluster);
			List<String> listings = Listings.differences(cluster, cluster.stacks());
			List<Finding> findings = new ArrayList<>();
			if (connects(lab)) {
				lab.flows().forEach((flow) -> findings.addAll(experiment.flow(flow)));
			}
			return new Findings(findings, listings);
		}
	}

	/** This kernel may have no IPVS: then only its texts are loaded. */
	private static boolean connects(Lab lab) {
		return lab.plane().cluster().settings().proxyMode() != ProxyMode.IPVS;
	}

	private static List<Dial> dials(Trace trace) {
		return trace.legs().stream().flatMap((leg) -> Dial.of(leg).stream()).toList();
	}

	private List<Finding> flow(Lab.Flow flow) {
		List<Finding> findings = new ArrayList<>();
		List<Leg> legs = this.lab.walk(flow.request(), null).legs();
		Map<String, Socket> sockets = new HashMap<>();
		for (int i = 0; i < legs.size(); i++) {
			Dial dial = Dial.of(legs.get(i)).orElse(null);
			if (dial != null && KernelAccount.connects(dial.protocol()) && isOurs(legs.get(i), dial)) {
				Socket known = sockets.get(dial.toString() + dial.socket());
				boolean fresh = known == null && (i == 0 || flow.request().connections() == 1)
						&& !usedAgain(sockets.keySet(), legs.subList(i, legs.size()));
				Account kernel = connect(dial, (known != null) ? known.port() : ++this.port, fresh);
				Socket socket = (known != null) ? known : new Socket(this.port, kernel.endpoint());
				sockets.put(dial.toString() + dial.socket(), socket);
				compare(flow, dial, i, kernel, socket.endpoint()).ifPresent(findings::add);
			}
		}
		return findings;
	}

	/**
	 * Whether the nodes have a part in it, and the other end is what the test's world
	 * outside can be: it has nobody who drops what he is sent.
	 */
	private boolean isOurs(Leg leg, Dial dial) {
		boolean nodes = leg.hops().stream().anyMatch((hop) -> hop.place().node() != null);
		return nodes && this.lab.plane()
			.cluster()
			.outside()
			.dnsServers()
			.stream()
			.noneMatch((server) -> server.behaviour().equals("drop") && server.address().equals(dial.address()));
	}

	/** Whether a later leg leaves from a socket whose connection is known already. */
	private static boolean usedAgain(Set<String> sockets, List<Leg> later) {
		return later.stream()
			.flatMap((leg) -> Dial.of(leg).stream())
			.anyMatch((dial) -> sockets.contains(dial.toString() + dial.socket()));
	}

	/**
	 * The client's end of one or more legs.
	 *
	 * @param port its port
	 * @param endpoint where the kernel sent it
	 */
	private record Socket(int port, @Nullable String endpoint) {
	}

	/**
	 * Our walk takes the endpoint the kernel took; empty where it takes a tunnel that
	 * this kernel does not have, or where a NetworkPolicy decides, which the kernel is
	 * not told.
	 */
	private Optional<Finding> compare(Lab.Flow flow, Dial dial, int index, Account kernel, @Nullable String pick) {
		String name = flow.name() + " #" + (index + 1);
		List<Leg> legs = this.lab.walk(flow.request(), pick).legs();
		Optional<Dial> again = (index < legs.size()) ? Dial.of(legs.get(index)) : Optional.empty();
		if (again.filter((other) -> other.toString().equals(dial.toString())).isEmpty()) {
			return Optional
				.of(new Finding(name, dial, kernel, List.of("pinned to " + pick + " our walk dials " + again)));
		}
		Leg leg = legs.get(index);
		return (wrapped(leg, "IPIP") || leg.disposition() == Disposition.DENIED_BY_POLICY) ? Optional.empty()
				: Optional.of(new Finding(name, dial, kernel, Comparison.differences(kernel, OurAccount.of(leg))));
	}

	private static boolean wrapped(Leg leg, String tunnel) {
		return leg.hops()
			.stream()
			.flatMap((hop) -> hop.steps().stream())
			.map((step) -> (step.packet() != null) ? step.packet().after().outer() : null)
			.anyMatch((outer) -> outer != null && outer.kind().equals(tunnel));
	}

	private Account connect(Dial dial, int from, boolean fresh) {
		dial.balanced().forEach(this::balance);
		if (fresh) {
			this.cluster.nodes().keySet().parallelStream().forEach((node) -> agent(node).ask("flush"));
		}
		sync();
		this.cluster.nodes().keySet().forEach((node) -> this.cluster.monitor(node).forget());
		boolean outside = dial.namespace().equals(Wiring.OUTSIDE);
		if (outside && dial.protocol() == Protocol.ICMP) {
			this.cluster.pingsFrom(dial.source());
		}
		String source = outside ? dial.source().toString() : "-";
		String answer = this.cluster.agent(dial.namespace())
			.ask(dial.protocol().lower() + " " + source + " " + from + " " + dial.address() + " " + dial.port() + " "
					+ PATIENCE);
		return KernelAccount.of(dial, answer, read(sync()));
	}

	private void balance(IpAddress address, String node) {
		IpAddress card = this.cluster.nodes()
			.get(node)
			.namespace()
			.links()
			.stream()
			.filter((link) -> link instanceof io.packetwalk.routing.Link.Ethernet)
			.map((link) -> link.addresses().getFirst().address())
			.findFirst()
			.orElseThrow();
		this.cluster.change("router", "route replace " + address + " via " + card);
	}

	private AgentProcess agent(String node) {
		return this.cluster.agent("node/" + node);
	}

	/** Everything traced so far has been printed once the sign is. */
	private Map<String, List<String>> sync() {
		int sign = ++this.mark;
		this.cluster.nodes().keySet().parallelStream().forEach((node) -> agent(node).ask("mark " + sign));
		Map<String, List<String>> lines = new LinkedHashMap<>();
		this.cluster.nodes().keySet().forEach((node) -> lines.put(node, this.cluster.monitor(node).until(sign)));
		return lines;
	}

	private Map<String, List<Pass>> read(Map<String, List<String>> lines) {
		Map<String, List<Pass>> passes = new LinkedHashMap<>();
		lines.forEach((node, text) -> passes.put(node, TraceReader.read(text, this.cluster.iptablesRules(node))));
		return passes;
	}

}
