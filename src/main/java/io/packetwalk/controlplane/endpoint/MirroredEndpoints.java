package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The mirroring controller: copies an <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/service/#endpoints">Endpoints</a>
 * object to slices.
 */
record MirroredEndpoints(Names names, Report report) {

	List<EndpointSlice> slices(Stored<Endpoints> endpoints) {
		List<EndpointSlice> slices = new ArrayList<>();
		for (EndpointSubset subset : nonNull(endpoints.object().getSubsets())) {
			List<Endpoint> all = new ArrayList<>();
			add(endpoints, nonNull(subset.getAddresses()), true, all);
			add(endpoints, nonNull(subset.getNotReadyAddresses()), false, all);
			for (AddressFamily family : AddressFamily.values()) {
				List<Endpoint> ofFamily = all.stream()
					.filter((endpoint) -> endpoint.address().family() == family)
					.toList();
				if (!ofFamily.isEmpty()) {
					slices.add(new EndpointSlice(endpoints.namespace(), name(endpoints, slices), endpoints.name(),
							family, ports(subset), ofFamily));
				}
			}
		}
		return slices;
	}

	private String name(Stored<Endpoints> endpoints, List<EndpointSlice> others) {
		return this.names.generate(endpoints.name() + "-", "Endpoints " + endpoints.key() + " " + others.size(),
				(candidate) -> others.stream().anyMatch((slice) -> slice.name().equals(candidate)));
	}

	private static List<SlicePort> ports(EndpointSubset subset) {
		return nonNull(subset.getPorts()).stream()
			.map((port) -> new SlicePort(Objects.requireNonNullElse(port.getName(), ""),
					Optional.ofNullable(port.getProtocol()).flatMap(Protocol::parse).orElse(Protocol.TCP),
					port.getPort()))
			.toList();
	}

	private void add(Stored<Endpoints> endpoints, List<EndpointAddress> written, boolean ready, List<Endpoint> all) {
		for (EndpointAddress address : written) {
			Optional<IpAddress> ip = Optional.ofNullable(address.getIp()).flatMap(IpAddress::parse);
			if (ip.isEmpty() || ip.get().isLoopback()) {
				this.report.error("INVALID_ADDRESS", endpoints.ref(), "subsets", endpoints.ref() + ": address \""
						+ address.getIp() + "\" is not an IP address an endpoint may have; it is left out", "");
				continue;
			}
			all.add(new Endpoint(ip.get(), ready, ready, false, address.getNodeName(), null, pod(endpoints, address),
					address.getHostname(), List.of(), List.of()));
		}
	}

	private static @Nullable String pod(Stored<Endpoints> endpoints, EndpointAddress address) {
		var target = address.getTargetRef();
		return (target != null && "Pod".equals(target.getKind()) && target.getName() != null)
				? Objects.requireNonNullElse(target.getNamespace(), endpoints.namespace()) + "/" + target.getName()
				: null;
	}

	private static <T> List<T> nonNull(@Nullable List<T> written) {
		return (written != null) ? written.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
