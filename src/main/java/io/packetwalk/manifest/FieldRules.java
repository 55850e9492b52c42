package io.packetwalk.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the API server asks of a value beyond its type. Keys are a type's name and a
 * field.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/">Kubernetes API</a>
 */
final class FieldRules {

	private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

	private static final List<String> POLICIES = List.of("Cluster", "Local");

	private static final List<String> SELECTOR_OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

	private static final List<String> TAINT_EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

	private static final List<String> MATCHES = List.of("Exact", "RegularExpression");

	private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
			Map.entry("ServiceSpec.type", List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
			Map.entry("ServiceSpec.externalTrafficPolicy", POLICIES),
			Map.entry("ServiceSpec.internalTrafficPolicy", POLICIES),
			Map.entry("ServiceSpec.sessionAffinity", List.of("None", "ClientIP")),
			Map.entry("ServiceSpec.ipFamilyPolicy", List.of("SingleStack", "PreferDualStack", "RequireDualStack")),
			Map.entry("ServiceSpec.ipFamilies", List.of("IPv4", "IPv6")),
			Map.entry("ServiceSpec.trafficDistribution", List.of("PreferClose", "PreferSameZone", "PreferSameNode")),
			Map.entry("ServicePort.protocol", PROTOCOLS), Map.entry("ContainerPort.protocol", PROTOCOLS),
			Map.entry("EndpointPort.protocol", PROTOCOLS), Map.entry("NetworkPolicyPort.protocol", PROTOCOLS),
			Map.entry("PortStatus.protocol", PROTOCOLS), Map.entry("OutsidePort.protocol", PROTOCOLS),
			Map.entry("LoadBalancerIngress.ipMode", List.of("VIP", "Proxy")),
			Map.entry("EndpointSlice.addressType", List.of("IPv4", "IPv6", "FQDN")),
			Map.entry("HTTPIngressPath.pathType", List.of("Exact", "Prefix", "ImplementationSpecific")),
			Map.entry("HTTPPathMatch.type", List.of("Exact", "PathPrefix", "RegularExpression")),
			Map.entry("HTTPHeaderMatch.type", MATCHES), Map.entry("HTTPQueryParamMatch.type", MATCHES),
			Map.entry("GRPCMethodMatch.type", MATCHES), Map.entry("GRPCHeaderMatch.type", MATCHES),
			Map.entry("HTTPPathModifier.type", List.of("ReplaceFullPath", "ReplacePrefixMatch")),
			Map.entry("RouteNamespaces.from", List.of("All", "Selector", "Same", "None")),
			Map.entry("ListenerTLSConfig.mode", List.of("Terminate", "Passthrough")),
			Map.entry("PodSpec.dnsPolicy", List.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")),
			Map.entry("PodSpec.restartPolicy", List.of("Always", "OnFailure", "Never")),
			Map.entry("PodStatus.phase", List.of("Pending", "Running", "Succeeded", "Failed", "Unknown")),
			Map.entry("PodCondition.status", List.of("True", "False", "Unknown")),
			Map.entry("NodeCondition.status", List.of("True", "False", "Unknown")),
			Map.entry("Taint.effect", TAINT_EFFECTS), Map.entry("Toleration.effect", TAINT_EFFECTS),
			Map.entry("Toleration.operator", List.of("Exists", "Equal", "Lt", "Gt")),
			Map.entry("LabelSelectorRequirement.operator", SELECTOR_OPERATORS),
			Map.entry("NodeSelectorRequirement.operator", List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt")),
			Map.entry("NetworkPolicySpec.policyTypes", List.of("Ingress", "Egress")),
			Map.entry("StatefulSetSpec.podManagementPolicy", List.of("OrderedReady", "Parallel")),
			Map.entry("DnsServer.behaviour", List.of("answer", "drop", "refuse", "servfail")),
			Map.entry("DnsRecord.type",
					List.of("A", "AAAA", "CNAME", "MX", "TXT", "SRV", "PTR", "NS", "SOA", "CAA", "HTTPS", "SVCB",
							"NAPTR")),
			Map.entry("KubeProxyConfiguration.mode",
					List.of("", "iptables", "ipvs", "nftables", "userspace", "kernelspace")),
			Map.entry("KubeProxyConfiguration.detectLocalMode",
					List.of("", "ClusterCIDR", "NodeCIDR", "BridgeInterface", "InterfaceNamePrefix")));

	private static final Shape.Whole PORT = new Shape.Whole(1, 65535);

	private static final Shape.Whole PORT_OR_NONE = new Shape.Whole(0, 65535);

	private static final Shape.Whole WEIGHT = new Shape.Whole(0, 1_000_000);

	private static final Shape.Whole COUNT = new Shape.Whole(0, Integer.MAX_VALUE);

	private static final Map<String, Shape.Whole> RANGES = Map.ofEntries(Map.entry("ServicePort.port", PORT),
			Map.entry("ServicePort.targetPort", PORT), Map.entry("ServicePort.nodePort", PORT_OR_NONE),
			Map.entry("ServiceSpec.healthCheckNodePort", PORT_OR_NONE),
			Map.entry("ClientIPConfig.timeoutSeconds", new Shape.Whole(1, 86400)),
			Map.entry("ContainerPort.containerPort", PORT), Map.entry("ContainerPort.hostPort", PORT_OR_NONE),
			Map.entry("Listener.port", PORT), Map.entry("HTTPBackendRef.port", PORT),
			Map.entry("GRPCBackendRef.port", PORT), Map.entry("ParentReference.port", PORT),
			Map.entry("HTTPRequestRedirectFilter.port", PORT), Map.entry("HTTPBackendRef.weight", WEIGHT),
			Map.entry("GRPCBackendRef.weight", WEIGHT), Map.entry("EndpointPort.port", PORT),
			Map.entry("ServiceBackendPort.number", PORT_OR_NONE), Map.entry("DeploymentSpec.replicas", COUNT),
			Map.entry("ReplicaSetSpec.replicas", COUNT), Map.entry("StatefulSetSpec.replicas", COUNT),
			Map.entry("ReplicationControllerSpec.replicas", COUNT));

	private static final Map<String, AddressText.Kind> ADDRESSES = Map.ofEntries(
			Map.entry("ServiceSpec.clusterIP", AddressText.Kind.ADDRESS_OR_NONE),
			Map.entry("ServiceSpec.clusterIPs", AddressText.Kind.ADDRESS_OR_NONE),
			Map.entry("ServiceSpec.externalIPs", AddressText.Kind.ADDRESS),
			Map.entry("ServiceSpec.loadBalancerIP", AddressText.Kind.ADDRESS),
			Map.entry("ServiceSpec.loadBalancerSourceRanges", AddressText.Kind.RANGE),
			Map.entry("LoadBalancerIngress.ip", AddressText.Kind.ADDRESS),
			Map.entry("IngressLoadBalancerIngress.ip", AddressText.Kind.ADDRESS),
			Map.entry("PodStatus.podIP", AddressText.Kind.ADDRESS),
			Map.entry("PodStatus.hostIP", AddressText.Kind.ADDRESS), Map.entry("PodIP.ip", AddressText.Kind.ADDRESS),
			Map.entry("PodDNSConfig.nameservers", AddressText.Kind.ADDRESS),
			Map.entry("HostAlias.ip", AddressText.Kind.ADDRESS),
			Map.entry("EndpointAddress.ip", AddressText.Kind.ADDRESS),
			Map.entry("NodeSpec.podCIDR", AddressText.Kind.RANGE),
			Map.entry("NodeSpec.podCIDRs", AddressText.Kind.RANGE),
			Map.entry("NodeResolvConf.nameservers", AddressText.Kind.ADDRESS),
			Map.entry("DnsServer.address", AddressText.Kind.ADDRESS),
			Map.entry("OutsideClient.address", AddressText.Kind.ADDRESS),
			Map.entry("OutsideHost.address", AddressText.Kind.ADDRESS));

	/** Without these a list entry or an object means nothing, and is left out. */
	private static final Map<String, List<String>> REQUIRED = Map.ofEntries(Map.entry("ServicePort", List.of("port")),
			Map.entry("ContainerPort", List.of("containerPort")), Map.entry("HTTPIngressPath", List.of("backend")),
			Map.entry("IngressServiceBackend", List.of("name")), Map.entry("Endpoint", List.of("addresses")),
			Map.entry("EndpointAddress", List.of("ip")), Map.entry("HostAlias", List.of("ip")),
			Map.entry("PodIP", List.of("ip")), Map.entry("NodeAddress", List.of("address", "type")),
			Map.entry("Taint", List.of("key", "effect")), Map.entry("EnvVar", List.of("name")),
			Map.entry("PodDNSConfigOption", List.of("name")),
			Map.entry("LabelSelectorRequirement", List.of("key", "operator")),
			Map.entry("NodeSelectorRequirement", List.of("key", "operator")), Map.entry("Pod", List.of("spec")),
			Map.entry("Service", List.of("spec")), Map.entry("Ingress", List.of("spec")),
			Map.entry("Deployment", List.of("spec")), Map.entry("ReplicaSet", List.of("spec")),
			Map.entry("StatefulSet", List.of("spec")), Map.entry("DaemonSet", List.of("spec")),
			Map.entry("ReplicationController", List.of("spec")), Map.entry("Job", List.of("spec")),
			Map.entry("CronJob", List.of("spec")), Map.entry("DeploymentSpec", List.of("template")),
			Map.entry("ReplicaSetSpec", List.of("template")), Map.entry("StatefulSetSpec", List.of("template")),
			Map.entry("DaemonSetSpec", List.of("template")),
			Map.entry("ReplicationControllerSpec", List.of("template")), Map.entry("JobSpec", List.of("template")),
			Map.entry("CronJobSpec", List.of("jobTemplate")), Map.entry("JobTemplateSpec", List.of("spec")),
			Map.entry("PodTemplateSpec", List.of("spec")), Map.entry("DnsRecord", List.of("name", "type", "data")),
			Map.entry("DnsServer", List.of("address")), Map.entry("OutsideClient", List.of("name", "address")),
			Map.entry("OutsideHost", List.of("address")), Map.entry("OutsidePort", List.of("port")));

	private static final Set<String> ALL_OR_NOTHING = Set.of("NetworkPolicy", "ClusterNetworkPolicy",
			"AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

	private FieldRules() {
	}

	static @Nullable List<String> allowed(String type, String field) {
		return ALLOWED.get(type + "." + field);
	}

	static Shape.@Nullable Whole range(String type, String field) {
		return RANGES.get(type + "." + field);
	}

	static AddressText.@Nullable Kind address(String type, String field) {
		return ADDRESSES.get(type + "." + field);
	}

	/**
	 * Whether a part of such an object would mean something else than the whole: a policy
	 * without one of its peers lets everybody in.
	 */
	static boolean allOrNothing(String kind) {
		return ALL_OR_NOTHING.contains(kind);
	}

	static List<String> required(String type) {
		return REQUIRED.getOrDefault(type, List.of());
	}

}
