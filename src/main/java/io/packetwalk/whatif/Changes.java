package io.packetwalk.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.ManifestSet.SourceText;

/**
 * Writes a change into a lab's inputs, as a person would: a document more, a file edited,
 * a setting chosen.
 */
public final class Changes {

	/** The API server takes no object above this, and no browser sends more by hand. */
	private static final int LONGEST = 4_000_000;

	private final List<SourceText> files;

	private final LabSettings settings;

	private final Target target;

	private final Change change;

	private Changes(List<SourceText> files, LabSettings settings, Target target) {
		this.files = files;
		this.settings = settings;
		this.target = target;
		this.change = target.change();
	}

	/**
	 * Makes a change.
	 * @param files the lab's files
	 * @param settings its settings
	 * @param cluster what they make
	 * @param change what is to be otherwise
	 * @throws InvalidChangeException when it cannot be made here
	 */
	public static Changed apply(List<SourceText> files, LabSettings settings, Cluster cluster, Change change) {
		return new Changes(files, settings, new Target(cluster, change)).changed();
	}

	/** A change in words. */
	static String words(Cluster cluster, Change change) {
		return apply(List.of(), LabSettings.defaults(), cluster, change).words();
	}

	private Changed changed() {
		return switch (this.change.kind()) {
			case POD_UNREADY -> pod("state: NotReady", "is not ready");
			case PODS_UNREADY -> podsUnready();
			case POD_DELETED -> pod("state: Deleted", "is deleted");
			case POD_DELETED_UNNOTICED ->
				pod("state: Deleted, noticed: false", "is gone and kube-proxy has not heard of it yet");
			case NODE_DRAINED -> nodeDrained();
			case DENY_INGRESS -> deny("Ingress", "in");
			case DENY_EGRESS -> deny("Egress", "out");
			case EXTERNAL_TRAFFIC_POLICY -> service("externalTrafficPolicy", List.of("Cluster", "Local"));
			case INTERNAL_TRAFFIC_POLICY -> service("internalTrafficPolicy", List.of("Cluster", "Local"));
			case SESSION_AFFINITY -> service("sessionAffinity", List.of("None", "ClientIP"));
			case PROXY_MODE -> proxyMode(this.target.value(ProxyMode.class));
			case CNI -> cni(this.target.value(CniPlugin.class));
			case YAML -> edited();
			case SEED -> new Changed(this.files, this.settings, "the dice are rolled again");
		};
	}

	private Changed pod(String state, String words) {
		Pod pod = this.target.pod();
		return supposed("Pod " + pod.key() + " " + words, "pods", List.of("pod: " + pod.key() + ", " + state));
	}

	private Changed podsUnready() {
		Service service = this.target.service();
		List<Pod> pods = this.target.readyPods(service);
		if (pods.isEmpty()) {
			throw new InvalidChangeException("CHANGE_CHANGES_NOTHING", "object",
					service.ref() + " has no ready pod as it is.");
		}
		return supposed("no pod behind " + service.ref() + " is ready", "pods",
				pods.stream().map((pod) -> "pod: " + pod.key() + ", state: NotReady").toList());
	}

	private Changed nodeDrained() {
		String name = this.target.node().name();
		return supposed("node " + name + " is drained", "nodes", List.of("node: " + name + ", state: Drained"));
	}

	private Changed service(String field, List<String> allowed) {
		String key = this.target.service().key();
		String value = this.target.value(allowed);
		return supposed("Service " + key + " has " + field + " " + value, "services",
				List.of("service: " + key + ", " + field + ": " + value));
	}

	private Changed supposed(String words, String list, List<String> entries) {
		StringBuilder yaml = new StringBuilder("# What if " + words + "?\n");
		yaml.append("apiVersion: packetwalk.io/v1alpha1\nkind: WhatIf\nmetadata: {name: %s}\nspec:\n  %s:\n"
			.formatted(stem(), list));
		entries.forEach((entry) -> yaml.append("  - {").append(entry).append("}\n"));
		return with(yaml.toString(), words);
	}

	private Changed deny(String direction, String way) {
		String namespace = this.target.namespace();
		String words = "a policy in namespace " + namespace + " lets nothing " + way;
		return with("""
				# What if %s?
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {namespace: %s, name: %s-deny-%s}
				spec:
				  podSelector: {}
				  policyTypes: [%s]
				""".formatted(words, namespace, stem(), direction.toLowerCase(Locale.ROOT), direction), words);
	}

	private Changed with(String yaml, String words) {
		List<SourceText> all = new ArrayList<>(this.files);
		all.add(new SourceText(stem() + ".yaml", yaml));
		return new Changed(all, this.settings, words);
	}

	/** A what-if of a what-if is another document. */
	private String stem() {
		Set<String> taken = this.files.stream().map(SourceText::name).collect(Collectors.toSet());
		return Stream.iterate(1, (n) -> n + 1)
			.map((n) -> (n == 1) ? "what-if" : "what-if-" + n)
			.filter((stem) -> !taken.contains(stem + ".yaml"))
			.findFirst()
			.orElseThrow();
	}

	private Changed proxyMode(ProxyMode mode) {
		return new Changed(this.files, this.settings.withProxyMode(mode),
				"the nodes run kube-proxy in mode " + mode.name().toLowerCase(Locale.ROOT));
	}

	private Changed cni(CniPlugin plugin) {
		return new Changed(this.files, this.settings.withCni(plugin),
				"the pod network is " + plugin.name().toLowerCase(Locale.ROOT));
	}

	private Changed edited() {
		String name = this.change.file();
		String text = this.change.text();
		if (name == null || this.files.stream().noneMatch((file) -> file.name().equals(name))) {
			throw new InvalidChangeException("CHANGE_FILE_NOT_FOUND", "file",
					"The lab of this trace has no file \"" + ((name != null) ? name : "") + "\".");
		}
		if (text == null || text.isBlank() || text.length() > LONGEST) {
			throw new InvalidChangeException("CHANGE_TEXT_INVALID", "text",
					"The edited text is empty or over " + LONGEST + " characters.");
		}
		List<SourceText> edited = this.files.stream()
			.map((file) -> file.name().equals(name) ? new SourceText(name, text) : file)
			.toList();
		if (edited.equals(this.files)) {
			throw new InvalidChangeException("CHANGE_CHANGES_NOTHING", "text", name + " is as it was.");
		}
		return new Changed(edited, this.settings, "file " + name + " is edited");
	}

}
