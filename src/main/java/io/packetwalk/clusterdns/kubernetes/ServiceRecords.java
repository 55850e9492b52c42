package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;

/**
 * What names below {@code svc} stand for (plugin/kubernetes/kubernetes.go, findServices).
 *
 * @param view the objects
 * @param zone the zone, ending in a dot
 */
record ServiceRecords(ClusterView view, String zone) {

	Records find(RecordRequest request) {
		if (request.service().isEmpty()) {
			return Records.empty("namespace %s exists, but has no records of its own".formatted(request.namespace()));
		}
		Optional<Service> service = this.view.service(request.namespace(), request.service());
		if (service.isEmpty()) {
			return Records
				.none("there is no Service %s in namespace %s".formatted(request.service(), request.namespace()));
		}
		return find(request, service.get());
	}

	private Records find(RecordRequest request, Service service) {
		if (service.type().equals("ExternalName")) {
			return external(request, service);
		}
		if (service.headless() || !request.endpoint().isEmpty()) {
			return endpoints(request, service);
		}
		boolean ignored = this.view.options().ignoreEmptyServices && this.view.endpoints(service).isEmpty();
		return ignored
				? Records
					.none("Service %s has no ready endpoint and ignore empty_service is set".formatted(service.key()))
				: clusterIp(request, service);
	}

	private Records external(RecordRequest request, Service service) {
		String what = "Service %s is an ExternalName".formatted(service.key());
		if (!request.endpoint().isEmpty() || !request.port().isEmpty() || !request.protocol().isEmpty()) {
			return Records.none(what + ", which has no names below it");
		}
		String target = service.externalName();
		Found found = new Found((target != null) ? target : "", -1, owner(service));
		if (target == null || target.isEmpty() || !found.type().equals("CNAME")) {
			return Records.none(what + " for %s, an address, and no CNAME can point to that".formatted(target));
		}
		return new Records(true, List.of(found), what + " for " + target);
	}

	private Records clusterIp(RecordRequest request, Service service) {
		List<Found> found = new ArrayList<>();
		boolean matched = false;
		for (ServicePort port : service.ports()) {
			String name = (port.name() != null) ? port.name() : "";
			if (request.wantsPort(name, port.protocol().name())) {
				matched = true;
				for (IpAddress address : service.clusterIps()) {
					found.add(new Found(address.toString(), port.port(), owner(service)));
				}
			}
		}
		return matched
				? new Records(true, found, "Service %s has ClusterIP %s".formatted(service.key(), addresses(service)))
				: noPort(request, service);
	}

	private static String addresses(Service service) {
		return String.join(" and ", service.clusterIps().stream().map(IpAddress::toString).toList());
	}

	private Records endpoints(RecordRequest request, Service service) {
		List<ClusterView.ReadyEndpoint> ready = this.view.endpoints(service);
		List<Found> found = new ArrayList<>();
		boolean named = false;
		for (ClusterView.ReadyEndpoint endpoint : ready) {
			if (request.endpoint().isEmpty() || request.endpoint().equalsIgnoreCase(endpoint.label())) {
				named = true;
				add(found, request, endpoint);
			}
		}
		if (!found.isEmpty()) {
			return new Records(true, found, reason(request, service, ready.size()));
		}
		if (ready.isEmpty()) {
			return Records.none("Service %s is headless and has no ready endpoint".formatted(service.key()));
		}
		return named ? noPort(request, service) : Records
			.none("no ready endpoint of Service %s is called %s".formatted(service.key(), request.endpoint()));
	}

	private static String reason(RecordRequest request, Service service, int ready) {
		return request.endpoint().isEmpty()
				? "Service %s is headless: its %d ready endpoint%s".formatted(service.key(), ready,
						(ready == 1) ? "" : "s")
				: "%s is a ready endpoint of Service %s".formatted(request.endpoint(), service.key());
	}

	private void add(List<Found> found, RecordRequest request, ClusterView.ReadyEndpoint endpoint) {
		String owner = endpoint.label() + "." + owner(endpoint.service());
		String address = endpoint.endpoint().address().toString();
		if (endpoint.ports().isEmpty() && request.wantsPort("", "")) {
			found.add(new Found(address, -1, owner));
		}
		for (EndpointSlice.SlicePort port : endpoint.ports()) {
			if (request.wantsPort(port.name(), port.protocol().name())) {
				found.add(new Found(address, (port.port() != null) ? port.port() : -1, owner));
			}
		}
	}

	private static Records noPort(RecordRequest request, Service service) {
		return request.port().isEmpty() ? Records.none("Service %s has no ports".formatted(service.key()))
				: Records.none("Service %s has no %s port %s".formatted(service.key(),
						request.protocol().toUpperCase(Locale.ROOT), request.port()));
	}

	private String owner(Service service) {
		return service.name() + "." + service.namespace() + ".svc." + (this.zone.equals(".") ? "" : this.zone);
	}

}
