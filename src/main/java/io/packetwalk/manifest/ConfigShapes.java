package io.packetwalk.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * The shapes of documents that configure something and have no type in the model library:
 * our own {@code Outside} and {@code WhatIf}, the component configurations, and Calico's
 * pools.
 *
 * @see <a href=
 * "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/">kube-proxy
 * Configuration</a>
 */
final class ConfigShapes {

	private static final Shape TEXTS = new Shape.ListOf(Shape.TEXT);

	private static final Shape PORT = new Shape.Whole(1, 65535);

	private static final Map<String, Shape> SHAPES = Map.of(KnownKinds.PACKETWALK + " Outside", outside(),
			KnownKinds.PACKETWALK + " WhatIf", whatIf(), "kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration",
			kubeProxy(), "crd.projectcalico.org/v1 IPPool", ipPool(), "projectcalico.org/v3 IPPool", ipPool());

	/** Component configurations have no metadata; this is what they go by here. */
	private static final Map<String, String> NAMES = Map.of("KubeProxyConfiguration", "kube-proxy",
			"KubeletConfiguration", "kubelet", "ClusterConfiguration", "kubeadm-cluster", "InitConfiguration",
			"kubeadm-init", "JoinConfiguration", "kubeadm-join", "KubeSchedulerConfiguration", "kube-scheduler");

	private ConfigShapes() {
	}

	/** The shape of a document without a model type, null when it is none of these. */
	static @Nullable Shape of(String apiVersion, String kind) {
		Shape configuration = SHAPES.get(apiVersion + " " + kind);
		return (configuration != null) ? configuration : PolicyShapes.of(apiVersion, kind);
	}

	/** The name a document without metadata goes by, null when it must have one. */
	static @Nullable String nameWithoutMetadata(String kind, String apiVersion) {
		return (apiVersion.contains(".config.k8s.io/") || apiVersion.startsWith("kubeadm.k8s.io/")) ? NAMES.get(kind)
				: null;
	}

	private static Shape outside() {
		Shape record = struct("DnsRecord", "name", Shape.TEXT, "type", Shape.TEXT, "ttl",
				new Shape.Whole(0, Integer.MAX_VALUE), "data", TEXTS);
		Shape server = struct("DnsServer", "address", Shape.TEXT, "behaviour", Shape.TEXT, "records",
				new Shape.ListOf(record));
		Shape client = struct("OutsideClient", "name", Shape.TEXT, "address", Shape.TEXT);
		Shape port = struct("OutsidePort", "port", PORT, "protocol", Shape.TEXT);
		Shape answer = struct("OutsideHttp", "host", Shape.TEXT, "path", Shape.TEXT, "status",
				new Shape.Whole(200, 599), "location", Shape.TEXT, "server", Shape.TEXT);
		Shape host = struct("OutsideHost", "name", Shape.TEXT, "address", Shape.TEXT, "ports", new Shape.ListOf(port),
				"http", new Shape.ListOf(answer));
		Shape resolvConf = struct("NodeResolvConf", "nameservers", TEXTS, "searches", TEXTS, "options", TEXTS);
		Shape spec = struct("OutsideSpec", "nodeResolvConf", resolvConf, "dnsServers", new Shape.ListOf(server),
				"clients", new Shape.ListOf(client), "hosts", new Shape.ListOf(host));
		return struct("Outside", "apiVersion", Shape.TEXT, "kind", Shape.TEXT, "metadata",
				ModelShapes.of(ObjectMeta.class), "spec", spec);
	}

	private static Shape whatIf() {
		Shape pod = struct("WhatIfPod", "pod", Shape.TEXT, "state", Shape.TEXT, "noticed", Shape.TRUTH);
		Shape node = struct("WhatIfNode", "node", Shape.TEXT, "state", Shape.TEXT);
		Shape service = struct("WhatIfService", "service", Shape.TEXT, "externalTrafficPolicy", Shape.TEXT,
				"internalTrafficPolicy", Shape.TEXT, "sessionAffinity", Shape.TEXT);
		Shape spec = struct("WhatIfSpec", "pods", new Shape.ListOf(pod), "nodes", new Shape.ListOf(node), "services",
				new Shape.ListOf(service));
		return struct("WhatIf", "apiVersion", Shape.TEXT, "kind", Shape.TEXT, "metadata",
				ModelShapes.of(ObjectMeta.class), "spec", spec);
	}

	private static Shape kubeProxy() {
		Shape iptables = struct("KubeProxyIPTablesConfiguration", "masqueradeBit", new Shape.Whole(0, 31),
				"masqueradeAll", Shape.TRUTH, "localhostNodePorts", Shape.TRUTH, "syncPeriod", Shape.ANYTHING,
				"minSyncPeriod", Shape.ANYTHING);
		Shape nftables = struct("KubeProxyNFTablesConfiguration", "masqueradeBit", new Shape.Whole(0, 31),
				"masqueradeAll", Shape.TRUTH, "syncPeriod", Shape.ANYTHING, "minSyncPeriod", Shape.ANYTHING);
		Shape ipvs = struct("KubeProxyIPVSConfiguration", "scheduler", Shape.TEXT, "excludeCIDRs", TEXTS, "strictARP",
				Shape.TRUTH, "syncPeriod", Shape.ANYTHING, "minSyncPeriod", Shape.ANYTHING, "tcpTimeout",
				Shape.ANYTHING, "tcpFinTimeout", Shape.ANYTHING, "udpTimeout", Shape.ANYTHING);
		Shape conntrack = struct("KubeProxyConntrackConfiguration", "maxPerCore", Shape.WHOLE, "min", Shape.WHOLE,
				"tcpBeLiberal", Shape.TRUTH, "tcpEstablishedTimeout", Shape.ANYTHING, "tcpCloseWaitTimeout",
				Shape.ANYTHING, "udpTimeout", Shape.ANYTHING, "udpStreamTimeout", Shape.ANYTHING);
		Shape detectLocal = struct("DetectLocalConfiguration", "bridgeInterface", Shape.TEXT, "interfaceNamePrefix",
				Shape.TEXT);
		return struct("KubeProxyConfiguration", "apiVersion", Shape.TEXT, "kind", Shape.TEXT, "metadata",
				Shape.ANYTHING, "mode", Shape.TEXT, "clusterCIDR", Shape.TEXT, "bindAddress", Shape.TEXT,
				"bindAddressHardFail", Shape.TRUTH, "iptables", iptables, "nftables", nftables, "ipvs", ipvs,
				"conntrack", conntrack, "detectLocalMode", Shape.TEXT, "detectLocal", detectLocal, "nodePortAddresses",
				TEXTS, "featureGates", new Shape.MapOf(Shape.TRUTH), "clientConnection", Shape.ANYTHING, "logging",
				Shape.ANYTHING, "hostnameOverride", Shape.TEXT, "healthzBindAddress", Shape.TEXT, "metricsBindAddress",
				Shape.TEXT, "enableProfiling", Shape.TRUTH, "showHiddenMetricsForVersion", Shape.TEXT, "oomScoreAdj",
				Shape.WHOLE, "configSyncPeriod", Shape.ANYTHING, "portRange", Shape.TEXT, "winkernel", Shape.ANYTHING,
				"windowsRunAsService", Shape.TRUTH, "syncPeriod", Shape.ANYTHING, "minSyncPeriod", Shape.ANYTHING,
				"windows", Shape.ANYTHING, "linux", Shape.ANYTHING);
	}

	private static Shape ipPool() {
		Shape spec = struct("IPPoolSpec", "cidr", Shape.TEXT, "blockSize", new Shape.Whole(20, 128), "ipipMode",
				Shape.TEXT, "vxlanMode", Shape.TEXT, "natOutgoing", Shape.TRUTH, "disabled", Shape.TRUTH,
				"disableBGPExport", Shape.TRUTH, "nodeSelector", Shape.TEXT, "namespaceSelector", Shape.TEXT,
				"allowedUses", TEXTS, "assignmentMode", Shape.TEXT, "ipip", Shape.ANYTHING, "nat-outgoing",
				Shape.TRUTH);
		return struct("IPPool", "apiVersion", Shape.TEXT, "kind", Shape.TEXT, "metadata",
				ModelShapes.of(ObjectMeta.class), "spec", spec);
	}

	private static Shape struct(String name, Object... namesAndShapes) {
		Map<String, Shape> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndShapes.length; i += 2) {
			fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
		}
		return new Shape.Struct(name, () -> fields);
	}

}
