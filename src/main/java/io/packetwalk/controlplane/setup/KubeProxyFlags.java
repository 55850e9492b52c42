package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/**
 * The <a href=
 * "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/">flags</a>
 * of kube-proxy, read as the configuration they stand for: those of its DaemonSet or
 * static pod, and on k3s those its nodes tell in {@code k3s.io/node-args}.
 */
final class KubeProxyFlags {

	private static final String K3S_ARGS = "k3s.io/node-args";

	private static final String K3S_PREFIX = "--kube-proxy-arg=";

	private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("proxy-mode", "mode"),
			Map.entry("cluster-cidr", "clusterCIDR"), Map.entry("detect-local-mode", "detectLocalMode"),
			Map.entry("pod-bridge-interface", "detectLocal.bridgeInterface"),
			Map.entry("pod-interface-name-prefix", "detectLocal.interfaceNamePrefix"),
			Map.entry("masquerade-all", "masqueradeAll"),
			Map.entry("iptables-masquerade-bit", "iptables.masqueradeBit"),
			Map.entry("iptables-localhost-nodeports", "iptables.localhostNodePorts"),
			Map.entry("nodeport-addresses", "nodePortAddresses"), Map.entry("ipvs-scheduler", "ipvs.scheduler"),
			Map.entry("ipvs-strict-arp", "ipvs.strictARP"), Map.entry("ipvs-exclude-cidrs", "ipvs.excludeCIDRs"),
			Map.entry("conntrack-tcp-be-liberal", "conntrack.tcpBeLiberal"), Map.entry("bind-address", "bindAddress"),
			Map.entry("hostname-override", "hostnameOverride"));

	/** Flags that hold several values, separated by commas. */
	private static final List<String> LISTS = List.of("nodePortAddresses", "ipvs.excludeCIDRs");

	private final Map<String, Object> content = new LinkedHashMap<>();

	private KubeProxyFlags() {
	}

	/** Empty where kube-proxy is not seen, or is started with a file. */
	static Optional<KubeProxyDocument> find(ApiObjects objects) {
		return Stream
			.of(objects.list(DaemonSet.class).stream().flatMap(KubeProxyFlags::daemonSet),
					objects.list(Pod.class).stream().flatMap(KubeProxyFlags::pod),
					objects.list(Node.class).stream().flatMap(KubeProxyFlags::node))
			.flatMap((found) -> found)
			.findFirst();
	}

	private static Stream<KubeProxyDocument> daemonSet(Stored<DaemonSet> set) {
		var spec = set.object().getSpec();
		boolean proxy = set.namespace().equals("kube-system") && set.name().startsWith("kube-proxy");
		return (proxy && spec != null && spec.getTemplate() != null)
				? started(set.ref(), spec.getTemplate().getSpec(), "spec.template.spec.containers") : Stream.empty();
	}

	private static Stream<KubeProxyDocument> pod(Stored<Pod> pod) {
		boolean proxy = pod.namespace().equals("kube-system")
				&& (pod.name().startsWith("kube-proxy") || "kube-proxy".equals(pod.labels().get("k8s-app")));
		return proxy ? started(pod.ref(), pod.object().getSpec(), "spec.containers") : Stream.empty();
	}

	private static Stream<KubeProxyDocument> started(ObjectRef object, @Nullable PodSpec spec, String path) {
		List<String> words = new ArrayList<>();
		if (spec != null && spec.getContainers() != null) {
			spec.getContainers().stream().filter(Objects::nonNull).forEach((container) -> {
				words.addAll(Objects.requireNonNullElse(container.getCommand(), List.of()));
				words.addAll(Objects.requireNonNullElse(container.getArgs(), List.of()));
			});
		}
		words.removeIf(Objects::isNull);
		return document(object, path, words);
	}

	private static Stream<KubeProxyDocument> node(Stored<Node> node) {
		String written = node.annotations().get(K3S_ARGS);
		if (written == null) {
			return Stream.empty();
		}
		List<String> words = Tree.parse(written).map(Tree::texts).orElse(List.of());
		List<String> flags = new ArrayList<>();
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			if (word.equals("--kube-proxy-arg") && i + 1 < words.size()) {
				flags.add("--" + words.get(++i).replaceFirst("^-+", ""));
			}
			else if (word.startsWith(K3S_PREFIX)) {
				flags.add("--" + word.substring(K3S_PREFIX.length()).replaceFirst("^-+", ""));
			}
		}
		return document(node.ref(), "metadata.annotations[" + K3S_ARGS + "]", flags);
	}

	/** With a file, kube-proxy ignores nearly every flag. */
	private static Stream<KubeProxyDocument> document(ObjectRef object, String path, List<String> words) {
		KubeProxyFlags flags = new KubeProxyFlags();
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			if (word.startsWith("--config")) {
				return Stream.empty();
			}
			if (word.startsWith("-")) {
				boolean apart = word.indexOf('=') < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("-");
				flags.set(apart ? word + "=" + words.get(i + 1) : word);
			}
		}
		return flags.content.isEmpty() ? Stream.empty()
				: Stream.of(new KubeProxyDocument(new Tree(flags.content), object, path, ""));
	}

	private void set(String flag) {
		int equals = flag.indexOf('=');
		String name = flag.substring(0, (equals < 0) ? flag.length() : equals).replaceFirst("^-+", "");
		String value = (equals < 0) ? "true" : flag.substring(equals + 1);
		String field = FIELDS.get(name);
		if (field == null) {
			return;
		}
		if (field.equals("masqueradeAll")) {
			put("iptables.masqueradeAll", value);
			put("nftables.masqueradeAll", value);
		}
		else {
			put(field, LISTS.contains(field) ? List.of(value.split(",")) : value);
		}
	}

	@SuppressWarnings("unchecked")
	private void put(String field, Object value) {
		int dot = field.indexOf('.');
		if (dot < 0) {
			this.content.put(field, value);
			return;
		}
		Map<String, Object> section = (Map<String, Object>) this.content.computeIfAbsent(field.substring(0, dot),
				(absent) -> new LinkedHashMap<String, Object>());
		section.put(field.substring(dot + 1), value);
	}

}
