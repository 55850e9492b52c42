package io.packetwalk.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/** The changes that make sense at a trace. */
public final class Offers {

	/** Objects of a kind that are offered; the YAML of all others can be edited. */
	private static final int MOST = 4;

	private static final Set<String> FROM_OUTSIDE = Set.of("NodePort", "LoadBalancer");

	private final Cluster cluster;

	private final OnPath path;

	private final List<Offer> offers = new ArrayList<>();

	/** Why policies change nothing here, empty when they do. */
	private final String unenforced;

	private Offers(Cluster cluster, OnPath path, String unenforced) {
		this.cluster = cluster;
		this.path = path;
		this.unenforced = unenforced;
	}

	/**
	 * The changes, what is nearest to a step first and one of them marked as usual.
	 * @param cluster the cluster the trace was walked in
	 * @param step the number of the step somebody looks at, 0 for none
	 * @param unenforced why policies change nothing in this cluster, empty when they do
	 */
	public static List<Offer> of(Cluster cluster, Trace trace, int step, String unenforced) {
		return new Offers(cluster, new OnPath(cluster, trace, step), unenforced).all();
	}

	private List<Offer> all() {
		this.path.services().stream().limit(MOST).forEach(this::podsOf);
		this.path.pods().stream().limit(MOST).forEach(this::pod);
		this.path.nodes().stream().limit(MOST).forEach(this::node);
		policies();
		this.path.services().stream().limit(MOST).forEach(this::policiesOf);
		modes();
		List<Offer> inGroups = this.offers.stream()
			.sorted(Comparator.comparingInt((offer) -> rank(offer.group())))
			.toList();
		Offer usual = usual(inGroups);
		return inGroups.stream().map((offer) -> (offer == usual) ? offer.asUsual() : offer).toList();
	}

	private static int rank(String group) {
		return List.of("Pods", "Nodes", "Policies", "Services", "Cluster").indexOf(group);
	}

	private void podsOf(Service service) {
		if (!new Target(this.cluster, Change.of(ChangeKind.PODS_UNREADY, null, null)).readyPods(service).isEmpty()) {
			add(ChangeKind.PODS_UNREADY, "service/" + service.key(), null, "Pods",
					"The Service has no ready endpoint left.");
		}
	}

	private void pod(Pod pod) {
		String object = "pod/" + pod.key();
		if (pod.ready()) {
			add(ChangeKind.POD_UNREADY, object, null, "Pods", "It runs on, and no new connection is sent to it.");
		}
		add(ChangeKind.POD_DELETED_UNNOTICED, object, null, "Pods", "The rules of every node still name its address.");
		add(ChangeKind.POD_DELETED, object, null, "Pods", (pod.owner() != null)
				? pod.owner() + " makes another, with an address of its own." : "Nothing makes another in its place.");
	}

	private void node(Node node) {
		add(ChangeKind.NODE_DRAINED, "node/" + node.name(), null, "Nodes",
				"Its pods start on other nodes where they can; those of DaemonSets stay.");
	}

	private void policies() {
		boolean enforced = this.unenforced.isEmpty();
		String nothing = this.unenforced + ".";
		this.path.pods()
			.stream()
			.map(Pod::namespace)
			.distinct()
			.limit(2)
			.forEach((namespace) -> add(ChangeKind.DENY_INGRESS, "namespace/" + namespace, null, "Policies",
					enforced ? "Default-deny for what comes in." : nothing));
		this.path.sender()
			.ifPresent((pod) -> add(ChangeKind.DENY_EGRESS, "namespace/" + pod.namespace(), null, "Policies",
					enforced ? "Default-deny for what goes out, name lookups included." : nothing));
	}

	private void policiesOf(Service service) {
		String object = "service/" + service.key();
		if (FROM_OUTSIDE.contains(service.type()) || !service.externalIps().isEmpty()) {
			add(ChangeKind.EXTERNAL_TRAFFIC_POLICY, object, service.externalPolicyLocal() ? "Cluster" : "Local",
					"Services", service.externalPolicyLocal() ? "Every node takes part; the client's address is lost."
							: "Only nodes with a pod of it take part; the client's address is kept.");
		}
		if (service.clusterIp() != null) {
			add(ChangeKind.INTERNAL_TRAFFIC_POLICY, object, service.internalPolicyLocal() ? "Cluster" : "Local",
					"Services", service.internalPolicyLocal() ? "Pods on all nodes are chosen from."
							: "Only pods on the client's own node are chosen from.");
			add(ChangeKind.SESSION_AFFINITY, object, (service.affinitySeconds() > 0) ? "None" : "ClientIP", "Services",
					(service.affinitySeconds() > 0) ? "Each connection is a choice of its own."
							: "A client stays with the pod it got first.");
		}
	}

	private void modes() {
		for (ProxyMode mode : ProxyMode.values()) {
			if (mode != this.cluster.settings().proxyMode()) {
				add(ChangeKind.PROXY_MODE, null, lower(mode), "Cluster",
						"The same Services, programmed in another way.");
			}
		}
		for (CniPlugin plugin : CniPlugin.values()) {
			if (plugin != this.cluster.settings().cni()) {
				add(ChangeKind.CNI, null, lower(plugin), "Cluster", "Other devices and routes between the pods.");
			}
		}
	}

	private static String lower(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private void add(ChangeKind kind, @Nullable String object, @Nullable String value, String group, String hint) {
		String words = Changes.words(this.cluster, Change.of(kind, object, value));
		this.offers.add(new Offer(kind, object, value, group,
				Character.toUpperCase(words.charAt(0)) + words.substring(1), hint, false));
	}

	/** On a node the node, at a pod's end the pod, at a Service's rules its pods. */
	private @Nullable Offer usual(List<Offer> offered) {
		ChangeKind kind = this.path.shown().map(Offers::usualAt).orElse(ChangeKind.PODS_UNREADY);
		return offered.stream()
			.filter((offer) -> offer.kind() == kind)
			.findFirst()
			.orElse(offered.isEmpty() ? null : offered.getFirst());
	}

	private static ChangeKind usualAt(Step step) {
		StepType type = step.type();
		if (type == StepType.POLICY) {
			return ChangeKind.DENY_INGRESS;
		}
		if (type == StepType.ENCAPSULATE || type == StepType.DECAPSULATE) {
			return ChangeKind.NODE_DRAINED;
		}
		return (type == StepType.DELIVER || type == StepType.NEIGHBOUR) ? ChangeKind.POD_DELETED_UNNOTICED
				: ChangeKind.PODS_UNREADY;
	}

}
