package io.packetwalk.web.find;

import java.util.Map;

/** The kinds of objects, as kubectl abbreviates them. */
final class Kinds {

	private static final Map<String, String> FULL = Map.ofEntries(Map.entry("po", "pod"), Map.entry("pods", "pod"),
			Map.entry("svc", "service"), Map.entry("services", "service"), Map.entry("deploy", "deployment"),
			Map.entry("sts", "statefulset"), Map.entry("ds", "daemonset"), Map.entry("rs", "replicaset"),
			Map.entry("ing", "ingress"), Map.entry("no", "node"), Map.entry("nodes", "node"),
			Map.entry("ns", "namespace"), Map.entry("netpol", "networkpolicy"), Map.entry("gtw", "gateway"),
			Map.entry("pod", "pod"), Map.entry("service", "service"), Map.entry("deployment", "deployment"),
			Map.entry("statefulset", "statefulset"), Map.entry("daemonset", "daemonset"),
			Map.entry("ingress", "ingress"), Map.entry("node", "node"), Map.entry("namespace", "namespace"),
			Map.entry("networkpolicy", "networkpolicy"), Map.entry("gateway", "gateway"),
			Map.entry("httproute", "httproute"), Map.entry("job", "job"), Map.entry("cronjob", "cronjob"));

	private Kinds() {
	}

	static boolean isKind(String word) {
		return FULL.containsKey(word);
	}

	static String full(String word) {
		return FULL.getOrDefault(word, word);
	}

}
