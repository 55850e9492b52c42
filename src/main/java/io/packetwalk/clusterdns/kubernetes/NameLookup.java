package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.clusterdns.server.ReverseNames;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;

/** What any name in the plugin's zones stands for. */
final class NameLookup {

	private final ClusterView view;

	private final DnsServices dnsServices;

	NameLookup(ClusterView view, DnsServices dnsServices) {
		this.view = view;
		this.dnsServices = dnsServices;
	}

	Records find(String lowerName, String zone) {
		if (lowerName.equals("ns.dns." + (zone.equals(".") ? "" : zone))) {
			return new Records(true, nameServers(lowerName), "the address of the cluster's DNS Service");
		}
		RecordRequest request = RecordRequest.parse(lowerName, zone);
		return switch (request.form()) {
			case EMPTY_NODE -> Records.empty("the name exists, but only as part of longer ones");
			case OUTSIDE_SCHEMA -> Records.none(outsideSchema(lowerName, zone));
			case TOO_LONG -> Records.none("no name in the schema has that many labels");
			case RECORD -> record(request, zone);
		};
	}

	private Records record(RecordRequest request, String zone) {
		if (!this.view.exposes(request.namespace())) {
			return Records.none(unexposed(request.namespace()));
		}
		return request.wantsPod() ? new PodRecords(this.view).find(request)
				: new ServiceRecords(this.view, zone).find(request);
	}

	private static String outsideSchema(String lowerName, String zone) {
		if (ReverseNames.isReverse(lowerName)) {
			return "reverse names have only PTR records";
		}
		String left = Zones.leftOf(zone, lowerName);
		return "next to %s stands \"%s\", neither svc nor pod".formatted(zone,
				left.substring(left.lastIndexOf('.') + 1));
	}

	private String unexposed(String namespace) {
		boolean exists = this.view.cluster().namespaces().stream().anyMatch((known) -> known.name().equals(namespace));
		return exists ? "namespace %s is not exposed by this Corefile".formatted(namespace)
				: "there is no namespace %s".formatted(namespace);
	}

	private List<Found> nameServers(String owner) {
		List<Found> found = new ArrayList<>();
		for (Service service : this.dnsServices.find()) {
			service.clusterIps().forEach((address) -> found.add(new Found(address.toString(), -1, owner)));
		}
		return found;
	}

	/** The names an address has. */
	Records reverse(String lowerName, String zone) {
		Optional<IpAddress> address = ReverseNames.address(lowerName);
		if (address.isEmpty()) {
			Records records = find(lowerName, zone);
			return records.exists() ? Records.empty("the name exists, but is not a reverse name") : records;
		}
		Optional<Service> service = this.view.serviceAt(address.get());
		if (service.isPresent()) {
			return new Records(true, List.of(pointer(service.get(), "")),
					"%s is the ClusterIP of Service %s".formatted(address.get(), service.get().key()));
		}
		List<Found> pointers = this.view.endpointsAt(address.get())
			.stream()
			.filter((endpoint) -> !this.view.options().hostnamePointersOnly || endpoint.endpoint().hostname() != null)
			.map((endpoint) -> pointer(endpoint.service(), endpoint.label() + "."))
			.distinct()
			.toList();
		return pointers.isEmpty()
				? Records.none("%s is neither a ClusterIP nor a ready endpoint of a Service".formatted(address.get()))
				: new Records(true, pointers, "%s is an endpoint".formatted(address.get()));
	}

	private Found pointer(Service service, String label) {
		String zone = this.view.options().primaryZone();
		return new Found(label + service.name() + "." + service.namespace() + ".svc." + (zone.equals(".") ? "" : zone),
				-1, "");
	}

}
