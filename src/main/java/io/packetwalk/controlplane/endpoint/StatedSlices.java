package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointHints;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.ForNode;
import io.fabric8.kubernetes.api.model.discovery.v1.ForZone;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Reads EndpointSlices as written. */
record StatedSlices(Report report) {

	static final String SERVICE_NAME = "kubernetes.io/service-name";

	/** The slice; empty when it belongs to no Service or holds no addresses. */
	Optional<EndpointSlice> read(Stored<io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice> stored) {
		String service = stored.labels().get(SERVICE_NAME);
		if (service == null) {
			this.report.warning("SLICE_WITHOUT_SERVICE", stored.ref(), "metadata.labels",
					stored.ref() + ": it has no label " + SERVICE_NAME + ", so no Service uses it; it is left out",
					"Add the label with the Service's name.");
			return Optional.empty();
		}
		String type = Objects.requireNonNullElse(stored.object().getAddressType(), "IPv4");
		if (type.equals("FQDN")) {
			this.report.warning("FIELD_NOT_MODELLED", stored.ref(), "addressType",
					stored.ref()
							+ ": addressType FQDN is not modelled and kube-proxy ignores it too; the slice is left out",
					"");
			return Optional.empty();
		}
		AddressFamily family = type.equals("IPv6") ? AddressFamily.IPV6 : AddressFamily.IPV4;
		return Optional.of(new EndpointSlice(stored.namespace(), stored.name(), service, family, ports(stored),
				endpoints(stored, family)));
	}

	private List<SlicePort> ports(Stored<io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice> stored) {
		List<SlicePort> ports = new ArrayList<>();
		for (EndpointPort port : nonNull(stored.object().getPorts())) {
			Protocol protocol = Optional.ofNullable(port.getProtocol()).flatMap(Protocol::parse).orElse(Protocol.TCP);
			ports.add(new SlicePort(Objects.requireNonNullElse(port.getName(), ""), protocol, port.getPort()));
		}
		return ports;
	}

	private List<Endpoint> endpoints(Stored<io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice> stored,
			AddressFamily family) {
		List<Endpoint> endpoints = new ArrayList<>();
		for (var written : nonNull(stored.object().getEndpoints())) {
			String text = nonNull(written.getAddresses()).stream().findFirst().orElse("");
			Optional<IpAddress> address = IpAddress.parse(text).filter((ip) -> ip.family() == family);
			if (address.isEmpty()) {
				this.report.error("INVALID_ADDRESS", stored.ref(), "endpoints", stored.ref() + ": endpoint address \""
						+ text + "\" is not an address of the slice's addressType; the endpoint is left out", "");
			}
			address.ifPresent((ip) -> endpoints.add(endpoint(stored.namespace(), ip, written)));
		}
		return endpoints;
	}

	private static Endpoint endpoint(String namespace, IpAddress ip,
			io.fabric8.kubernetes.api.model.discovery.v1.Endpoint written) {
		EndpointConditions conditions = Objects.requireNonNullElseGet(written.getConditions(), EndpointConditions::new);
		EndpointHints hints = Objects.requireNonNullElseGet(written.getHints(), EndpointHints::new);
		var target = written.getTargetRef();
		String pod = (target != null && "Pod".equals(target.getKind()) && target.getName() != null)
				? Objects.requireNonNullElse(target.getNamespace(), namespace) + "/" + target.getName() : null;
		return new Endpoint(ip, isTrue(conditions.getReady(), true), isTrue(conditions.getServing(), true),
				isTrue(conditions.getTerminating(), false), written.getNodeName(), written.getZone(), pod,
				written.getHostname(), nonNull(hints.getForZones()).stream().map(ForZone::getName).toList(),
				nonNull(hints.getForNodes()).stream().map(ForNode::getName).toList());
	}

	private static boolean isTrue(@Nullable Boolean written, boolean whenAbsent) {
		return Objects.requireNonNullElse(written, whenAbsent);
	}

	private static <T> List<T> nonNull(@Nullable List<T> written) {
		return (written != null) ? written.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
