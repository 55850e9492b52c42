package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.NO_BEARING;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of
 * <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Services</a>
 * and their endpoints.
 */
final class ServiceRows {

	private ServiceRows() {
	}

	static List<Row> rows() {
		return List.of(service("", MODELLED, "ClusterIP, NodePort, LoadBalancer, ExternalName and headless."),
				service("spec.type", MODELLED, "All four."),
				service("spec.clusterIP", MODELLED, "A written address wins; otherwise one is allocated."),
				service("spec.clusterIPs", PARTLY, "One a family; packets are walked over IPv4."),
				service("spec.ipFamilies", PARTLY,
						"Addresses and rules of both families; packets are walked over IPv4."),
				service("spec.ipFamilyPolicy", PARTLY,
						"Addresses and rules of both families; packets are walked over IPv4."),
				service("spec.ports[].port", MODELLED, ""),
				service("spec.ports[].targetPort", MODELLED, "Numbers, and names resolved for each pod."),
				service("spec.ports[].nodePort", MODELLED, "A written port wins; otherwise one is allocated."),
				service("spec.ports[].protocol", MODELLED, "TCP, UDP and SCTP."),
				service("spec.ports[].appProtocol", PARTLY,
						"Packets are the same; ingress controllers here speak HTTP."),
				service("spec.selector", MODELLED, "EndpointSlices are made of the pods it selects."),
				service("spec.externalName", MODELLED, "Cluster DNS answers with a CNAME."),
				service("spec.externalIPs", MODELLED, ""),
				service("spec.sessionAffinity", MODELLED, "ClientIP sticks to a pod until its time is out."),
				service("spec.sessionAffinityConfig", MODELLED, ""),
				service("spec.externalTrafficPolicy", MODELLED, ""),
				service("spec.internalTrafficPolicy", MODELLED, ""),
				service("spec.loadBalancerSourceRanges", MODELLED, ""),
				service("spec.loadBalancerIP", PARTLY, "Only MetalLB follows it, for an address of its pools."),
				service("spec.loadBalancerClass", PARTLY, "No other class than the default one hands out addresses."),
				service("spec.allocateLoadBalancerNodePorts", MODELLED, ""),
				service("spec.healthCheckNodePort", PARTLY, "The rule for it exists; probes are not walked."),
				service("spec.publishNotReadyAddresses", MODELLED, ""),
				service("spec.trafficDistribution", MODELLED, "Ready endpoints get zone and node hints."),
				service("metadata.annotations[service.kubernetes.io/topology-mode]", NOT_MODELLED,
						"No zone hints are set, so endpoints are picked evenly.", "Disabled", "disabled"),
				service("metadata.annotations[service.kubernetes.io/topology-aware-hints]", NOT_MODELLED,
						"No zone hints are set, so endpoints are picked evenly.", "Disabled", "disabled"),
				service("metadata.labels[service.kubernetes.io/service-proxy-name]", MODELLED,
						"kube-proxy leaves such a Service alone."),
				service("metadata.labels[service.kubernetes.io/headless]", MODELLED,
						"kube-proxy leaves such a Service alone."),
				service("status.loadBalancer", MODELLED, "Written addresses win; ipMode Proxy too."),
				slice("", MODELLED, "Written ones are used as they are."),
				slice("addressType", PARTLY, "IPv4 is walked."), slice("endpoints[].conditions", MODELLED, ""),
				slice("endpoints[].hints", PARTLY, "As written."), slice("ports", MODELLED, ""),
				Row.of("Endpoints", "", MODELLED, "Mirrored to EndpointSlices for Services without a selector."),
				Row.of("Event", "", NO_BEARING, "Kept, nothing to do."));
	}

	private static Row service(String field, Understanding understanding, String note, String... harmless) {
		return Row.of("Service", field, understanding, note, harmless);
	}

	private static Row slice(String field, Understanding understanding, String note) {
		return Row.of("EndpointSlice", field, understanding, note);
	}

}
