package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.NO_BEARING;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/** What is followed of nodes, configuration and policy. */
final class ClusterRows {

	private static final String KEPT = "Kept, nothing to do.";

	private ClusterRows() {
	}

	static List<Row> rows() {
		return List.of(Row.of("Namespace", "", MODELLED, "Pods find Services of their own namespace by short names."),
				Row.of("Node", "", MODELLED, "Written nodes replace the default ones."),
				Row.of("Node", "status.addresses", MODELLED, "A written InternalIP wins."),
				Row.of("Node", "spec.podCIDR", MODELLED, "A written range wins."),
				Row.of("Node", "spec.podCIDRs", PARTLY, "One range a family; packets are walked over IPv4."),
				Row.of("Node", "spec.taints", MODELLED, ""), Row.of("Node", "spec.unschedulable", MODELLED, ""),
				Row.of("Node", "metadata.labels", MODELLED, "Zones are read from topology.kubernetes.io/zone."),
				Row.of("Node", "metadata.annotations[packetwalk.io/bridge-nf-call-iptables]", MODELLED,
						"\"0\" stands for a node whose kernel has no br_netfilter loaded."),
				Row.of("ConfigMap", "", PARTLY,
						"kube-system/coredns, kube-system/kube-proxy and kube-flannel/kube-flannel-cfg configure the cluster, keys such as node-a.iptables a node; others are kept."),
				Row.of("Secret", "", NO_BEARING, "Values are dropped before anything is stored."),
				Row.of("Outside", "", MODELLED,
						"The world around the cluster: /help/outside has every field. Of several documents the first by name counts."),
				Row.of("Outside", "spec.nodeResolvConf", MODELLED,
						"What kubelet and CoreDNS find in the nodes' /etc/resolv.conf; the first three nameservers."),
				Row.of("Outside", "spec.dnsServers", MODELLED,
						"Records as a resolver answers them, wildcards and chains of CNAMEs included, over UDP and TCP; everything else is NXDOMAIN. No DNSSEC, no zone transfers."),
				Row.of("Outside", "spec.clients", MODELLED, "Where walks from outside begin."),
				Row.of("Outside", "spec.hosts", MODELLED, "What listens on a port; other ports refuse."),
				Row.of("Outside", "spec.hosts.http", MODELLED,
						"The first answer whose host and path fit, else 404; without it every request gets an assumed 200. Bodies and certificates are not."),
				Row.of("WhatIf", "", MODELLED,
						"What is supposed of the cluster, for a walk beside the one it is made of."),
				Row.of("WhatIf", "spec.pods", MODELLED,
						"state NotReady or Deleted; with noticed: false the rules are as before the deletion. Its controller makes another pod."),
				Row.of("WhatIf", "spec.nodes", MODELLED,
						"state Drained: cordoned, pods of controllers other than DaemonSets start elsewhere."),
				Row.of("WhatIf", "spec.services", MODELLED,
						"externalTrafficPolicy, internalTrafficPolicy and sessionAffinity, as if they were written in the Service."),
				Row.of("KubeProxyConfiguration", "", PARTLY, "All that changes rules; the fields below say how."),
				Row.of("KubeProxyConfiguration", "mode", MODELLED,
						"iptables, nftables and ipvs; userspace is walked as iptables."),
				Row.of("KubeProxyConfiguration", "clusterCIDR", MODELLED, "One range a family."),
				Row.of("KubeProxyConfiguration", "detectLocalMode", MODELLED,
						"ClusterCIDR, NodeCIDR, BridgeInterface and InterfaceNamePrefix."),
				Row.of("KubeProxyConfiguration", "nodePortAddresses", MODELLED, "Ranges, and the word primary."),
				Row.of("KubeProxyConfiguration", "iptables", MODELLED,
						"masqueradeAll, masqueradeBit, localhostNodePorts."),
				Row.of("KubeProxyConfiguration", "nftables", MODELLED, "masqueradeAll, masqueradeBit."),
				Row.of("KubeProxyConfiguration", "ipvs", PARTLY,
						"scheduler, excludeCIDRs and strictARP; nothing times out within a walk."),
				Row.of("KubeProxyConfiguration", "conntrack", PARTLY, "tcpBeLiberal; nothing times out within a walk."),
				Row.of("KubeProxyConfiguration", "bindAddress", NOT_MODELLED,
						"A node's primary address is its InternalIP.", "", "0.0.0.0", "::"),
				Row.of("KubeProxyConfiguration", "hostnameOverride", NOT_MODELLED,
						"Each kube-proxy runs under its node's name.", ""),
				Row.of("KubeProxyConfiguration", "featureGates", NOT_MODELLED,
						"Those of a released kube-proxy are as they are by default."),
				Row.of("NodeDump", "", MODELLED,
						"The rules of a real node, in a file node-a.iptables or node-a.nft or under such a key of a ConfigMap, are walked instead of those made here."),
				Row.of("KubeletConfiguration", "", NOT_MODELLED, "The profile's kubelet is used."),
				Row.of("ServiceAccount", "", NO_BEARING, KEPT), Row.of("Role", "", NO_BEARING, KEPT),
				Row.of("RoleBinding", "", NO_BEARING, KEPT), Row.of("ClusterRole", "", NO_BEARING, KEPT),
				Row.of("ClusterRoleBinding", "", NO_BEARING, KEPT), Row.of("PersistentVolume", "", NO_BEARING, KEPT),
				Row.of("PersistentVolumeClaim", "", NO_BEARING, KEPT), Row.of("StorageClass", "", NO_BEARING, KEPT),
				Row.of("LimitRange", "", NO_BEARING, KEPT), Row.of("ResourceQuota", "", NO_BEARING, KEPT),
				Row.of("PriorityClass", "", NO_BEARING, KEPT), Row.of("PodDisruptionBudget", "", NO_BEARING, KEPT),
				Row.of("Lease", "", NO_BEARING, KEPT), Row.of("HorizontalPodAutoscaler", "", NOT_MODELLED,
						"Workloads have the replicas they are written with."));
	}

}
