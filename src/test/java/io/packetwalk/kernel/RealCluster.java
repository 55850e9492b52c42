package io.packetwalk.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Settings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.routing.NetworkNamespace;

/**
 * A lab's cluster in network namespaces of this machine. Their names hold the process id;
 * closing deletes them with everything in them.
 */
final class RealCluster implements AutoCloseable {

	private static final AtomicInteger BUILT = new AtomicInteger();

	private final Dataplane plane;

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<String, NodePlane> nodes = new LinkedHashMap<>();

	private final Map<String, Monitor> monitors = new LinkedHashMap<>();

	private final Map<String, Map<String, String>> iptablesRules = new LinkedHashMap<>();

	private final Map<String, AgentProcess> agents = new ConcurrentHashMap<>();

	private final Set<IpAddress> strangers = new LinkedHashSet<>();

	private final Thread onExit = new Thread(this::delete);

	private RealCluster(Dataplane plane) {
		this.plane = plane;
	}

	/**
	 * Builds it.
	 * @param dials what will be dialled in it
	 */
	static RealCluster build(Dataplane plane, List<Dial> dials) {
		RealCluster cluster = new RealCluster(plane);
		Runtime.getRuntime().addShutdownHook(cluster.onExit);
		try {
			cluster.wire(dials);
			cluster.program();
			cluster.populate(dials);
			return cluster;
		}
		catch (IOException ex) {
			cluster.close();
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			cluster.close();
			throw ex;
		}
	}

	private List<NetworkNamespace> nodeStacks() {
		return this.nodes.values().stream().map(NodePlane::namespace).toList();
	}

	private List<NetworkNamespace> podStacks() {
		return this.plane.cluster().pods().stream().flatMap((pod) -> this.plane.pod(pod.key()).stream()).toList();
	}

	/** Nodes, pods and the router. */
	List<NetworkNamespace> stacks() {
		return Stream.of(nodeStacks(), podStacks(), List.of(this.plane.router())).flatMap(List::stream).toList();
	}

	private void wire(List<Dial> dials) {
		this.plane.cluster()
			.nodes()
			.forEach((node) -> this.nodes.put(node.name(), this.plane.node(node.name()).orElseThrow()));
		List<NetworkNamespace> pods = podStacks();
		nodeStacks().forEach(this::name);
		pods.forEach(this::name);
		name(this.plane.router());
		name(Wiring.WIRE);
		name(Wiring.OUTSIDE);
		StringBuilder added = new StringBuilder();
		this.names.values().forEach((name) -> added.append("netns add ").append(name).append('\n'));
		Shell.must(added.toString(), "ip", "-batch", "-");
		stacks().parallelStream()
			.forEach((stack) -> Shell.inside(kernelName(stack.name()), Sysctls.script(stack, routeLocalnet(stack)),
					"sh", "-e"));
		List.of(Wiring.WIRE, Wiring.OUTSIDE)
			.forEach((name) -> Shell.inside(kernelName(name), Sysctls.quiet(), "sh", "-e"));
		run(new Wiring(this.names, nodeStacks(), pods, this.plane.router()), dials);
	}

	private void name(NetworkNamespace stack) {
		name(stack.name());
	}

	private void name(String name) {
		if (this.names.isEmpty()) {
			BUILT.incrementAndGet();
		}
		this.names.put(name, "pw-" + ProcessHandle.current().pid() + "-" + BUILT.get() + "-" + this.names.size());
	}

	/** kube-proxy sets it together with the rule that guards it. */
	private boolean routeLocalnet(NetworkNamespace stack) {
		return stack.name().startsWith("node/") && this.nodes.get(stack.name().substring(5))
			.rules()
			.tables()
			.values()
			.stream()
			.anyMatch((table) -> table.chains().containsKey("KUBE-FIREWALL"));
	}

	private void run(Wiring wiring, List<Dial> dials) {
		Shell.must(String.join("\n", wiring.links()) + "\n", "ip", "-batch", "-");
		wiring.inside()
			.entrySet()
			.parallelStream()
			.forEach((entry) -> Shell.must(String.join("\n", entry.getValue()) + "\n", "ip", "-n",
					kernelName(entry.getKey()), "-batch", "-"));
		wiring.bridge()
			.forEach((name, commands) -> Shell.must(String.join("\n", commands) + "\n", "bridge", "-n",
					kernelName(name), "-batch", "-"));
		dials.stream()
			.filter((dial) -> dial.namespace().equals(Wiring.OUTSIDE))
			.forEach((dial) -> this.strangers.add(dial.source()));
		this.plane.cluster().outside().hosts().forEach((host) -> this.strangers.add(host.address()));
		this.plane.cluster().outside().dnsServers().forEach((server) -> this.strangers.add(server.address()));
		this.strangers.addAll(this.plane.cluster().outside().nodeNameservers());
		dials.stream()
			.filter((dial) -> dial.port() == Listeners.CLOUDFLARE_EDGE)
			.forEach((dial) -> this.strangers.add(dial.address()));
		dials.stream().filter(this::asksOutside).forEach((dial) -> this.strangers.add(dial.address()));
		StringBuilder hosts = new StringBuilder();
		this.strangers.forEach((address) -> hosts.append(Wiring.host(address)).append('\n'));
		Shell.must(hosts.toString(), "ip", "-n", kernelName(Wiring.OUTSIDE), "-batch", "-");
		Shell.inside(kernelName(Wiring.OUTSIDE), Rules.VASTNESS, "nft", "-f", "-");
	}

	/** Public name servers are there even where nobody describes them. */
	private boolean asksOutside(Dial dial) {
		Settings settings = this.plane.cluster().settings();
		return dial.port() == 53 && !settings.podCidr().contains(dial.address())
				&& !settings.serviceCidr().contains(dial.address()) && !dial.address().isLoopback()
				&& this.plane.cluster().nodeAt(dial.address()).isEmpty();
	}

	private void program() throws IOException {
		this.nodes.values().parallelStream().forEach((node) -> Rules.load(node, node(node.name())));
		this.plane.cluster()
			.pods()
			.stream()
			.flatMap((pod) -> this.plane.forwardingPod(pod.key()).stream())
			.forEach(this::forwards);
		this.plane.cluster().pods().stream().filter(RealCluster::hasHostPort).forEach(this::routeLocalnet);
		for (NodePlane node : this.nodes.values()) {
			this.iptablesRules.put(node.name(), Rules.byHandle(node, node(node.name())));
			this.monitors.put(node.name(), Monitor.start(node(node.name())));
		}
	}

	private static boolean hasHostPort(Pod pod) {
		return !pod.hostNetwork() && pod.ip() != null
				&& pod.containers()
					.stream()
					.flatMap((container) -> container.ports().stream())
					.anyMatch((port) -> port.hostPort() > 0);
	}

	/** The portmap plugin sets it on the device that leads to the pod. */
	private void routeLocalnet(Pod pod) {
		NetworkNamespace node = this.nodes.get(String.valueOf(pod.node())).namespace();
		String device = node.routes().lookup(java.util.Objects.requireNonNull(pod.ip())).orElseThrow().dev();
		Shell.inside(kernelName(node.name()), "echo 1 > /proc/sys/net/ipv4/conf/" + device + "/route_localnet\n", "sh",
				"-e");
	}

	/** A pod that is a router, with the rules it wrote itself. */
	private void forwards(NodePlane pod) {
		String namespace = kernelName(pod.name());
		Shell.inside(namespace, "echo 1 > /proc/sys/net/ipv4/ip_forward\n", "sh", "-e");
		Shell.inside(namespace, Rules.text(pod), "iptables-nft-restore");
	}

	private void populate(List<Dial> dials) throws IOException {
		Map<String, Set<String>> ports = Listeners.of(this.plane.cluster(), dials);
		Set<String> manned = new LinkedHashSet<>(ports.keySet());
		this.nodes.keySet().forEach((node) -> manned.add("node/" + node));
		dials.forEach((dial) -> manned.add(dial.namespace()));
		manned.retainAll(this.names.keySet());
		for (String namespace : manned) {
			this.agents.put(namespace, AgentProcess.start(kernelName(namespace), namespace));
		}
		for (String namespace : manned) {
			for (String port : ports.getOrDefault(namespace, Set.of())) {
				listen(namespace, port);
			}
		}
	}

	/** Who answers TCP answers everywhere; UDP takes a socket an address. */
	private void listen(String namespace, String port) {
		List<String> addresses = port.startsWith("tcp") ? List.of("-") : addresses(namespace);
		for (String address : addresses) {
			String answer = agent(namespace).ask("listen " + port + " " + address);
			if (!answer.equals("ok")) {
				throw new IllegalStateException(namespace + " cannot listen on " + port + ": " + answer);
			}
		}
	}

	private List<String> addresses(String namespace) {
		if (namespace.equals(Wiring.OUTSIDE)) {
			return this.strangers.stream().map(IpAddress::toString).toList();
		}
		return this.plane.namespace(namespace)
			.stream()
			.flatMap((stack) -> stack.links().stream())
			.flatMap((link) -> link.addresses().stream())
			.map((held) -> held.address().toString())
			.toList();
	}

	/** The kernel's name of one of our namespaces. */
	String kernelName(String namespace) {
		String name = this.names.get(namespace);
		if (name == null) {
			throw new IllegalArgumentException("no namespace " + namespace);
		}
		return name;
	}

	private String node(String name) {
		return kernelName("node/" + name);
	}

	Map<String, NodePlane> nodes() {
		return this.nodes;
	}

	Monitor monitor(String node) {
		return java.util.Objects.requireNonNull(this.monitors.get(node));
	}

	Map<String, String> iptablesRules(String node) {
		return this.iptablesRules.getOrDefault(node, Map.of());
	}

	AgentProcess agent(String namespace) {
		AgentProcess agent = this.agents.get(namespace);
		if (agent == null) {
			throw new IllegalArgumentException("nobody lives in " + namespace);
		}
		return agent;
	}

	/** Runs a command of {@code ip} in one of the namespaces. */
	void change(String namespace, String command) {
		Shell.must(command + "\n", "ip", "-n", kernelName(namespace), "-batch", "-");
	}

	/** A raw socket takes the source address that its route prefers. */
	void pingsFrom(IpAddress stranger) {
		IpAddress router = this.plane.router()
			.links()
			.stream()
			.filter((link) -> link.name().equals("wan0"))
			.map((link) -> link.addresses().getFirst().address())
			.findFirst()
			.orElseThrow();
		change(Wiring.OUTSIDE, "route replace default via " + router + " src " + stranger);
	}

	@Override
	public void close() {
		delete();
		try {
			Runtime.getRuntime().removeShutdownHook(this.onExit);
		}
		catch (IllegalStateException ex) {
			// the hook is running already
		}
	}

	private synchronized void delete() {
		this.agents.values().forEach(AgentProcess::close);
		this.agents.clear();
		this.monitors.values().forEach(Monitor::close);
		this.monitors.clear();
		StringBuilder deleted = new StringBuilder();
		this.names.values().forEach((name) -> deleted.append("netns del ").append(name).append('\n'));
		Shell.run(List.of("ip", "-force", "-batch", "-"), deleted.toString());
		this.names.clear();
	}

}
