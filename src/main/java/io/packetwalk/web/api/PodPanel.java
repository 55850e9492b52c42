package io.packetwalk.web.api;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.trace.Trace;

/**
 * A pod and the Services that send to it.
 *
 * @param pod the pod
 * @param services the Services it is an endpoint of
 * @param log what it has printed, null for a pod that does not run the cluster's DNS
 */
record PodPanel(ClusterView.PodView pod, List<Behind> services, @Nullable DnsLogView log) {

	static PodPanel of(PodText text) {
		Cluster cluster = text.lab().cluster();
		String key = text.pod().key();
		return new PodPanel(ClusterView.PodView.of(text.pod()),
				cluster.services().stream().flatMap((service) -> Behind.of(cluster, service, key)).toList(),
				DnsLogView.of(text.lab(), text.pod()));
	}

	/** At the end of a trace. */
	PodPanel during(Trace trace, Pod pod) {
		return (this.log == null) ? this : new PodPanel(this.pod, this.services, this.log.during(trace, pod));
	}

	/**
	 * One port of a Service the pod is an endpoint of.
	 *
	 * @param service {@code namespace/name}
	 * @param address where the Service is dialled, empty for a headless one
	 * @param endpoint where the pod is reached
	 * @param ready whether new traffic may go to it
	 */
	record Behind(String service, String address, String endpoint, boolean ready) {

		private static Stream<Behind> of(Cluster cluster, Service service, String pod) {
			return cluster.slicesOf(service)
				.stream()
				.flatMap((slice) -> slice.endpoints()
					.stream()
					.filter((endpoint) -> pod.equals(endpoint.pod()))
					.flatMap((endpoint) -> slice.ports()
						.stream()
						.map((port) -> new Behind(service.key(), dialled(service, port.name()),
								endpoint.address().withPort(port.port()), endpoint.ready()))));
		}

		private static String dialled(Service service, String port) {
			return (service.clusterIp() == null) ? ""
					: service.ports()
						.stream()
						.filter((one) -> port.equals((one.name() != null) ? one.name() : ""))
						.findFirst()
						.map((one) -> service.clusterIp().withPort(one.port()))
						.orElse("");
		}

	}

}
