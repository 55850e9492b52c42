package io.packetwalk.controlplane.allocation;

import java.util.Comparator;
import java.util.List;

import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** Takes Services through admission: defaults, validation, allocation. */
public final class Services {

	/** Who came first keeps a contested address: dated objects, then by name. */
	private static final Comparator<Stored<io.fabric8.kubernetes.api.model.Service>> BY_AGE = Comparator
		.comparing((Stored<io.fabric8.kubernetes.api.model.Service> service) -> service.created().isEmpty())
		.thenComparing(Stored::created)
		.thenComparing(Stored::stated)
		.thenComparing(Stored::namespace)
		.thenComparing(Stored::name);

	private Services() {
	}

	/** The Services the API server accepted, by namespace and name. */
	public static List<Service> admit(ApiObjects objects, Settings settings, Names names, Report report) {
		ServiceDefaults defaults = new ServiceDefaults(report);
		ServiceValidation validation = new ServiceValidation(report);
		List<Claim> accepted = objects.list(io.fabric8.kubernetes.api.model.Service.class)
			.stream()
			.sorted(BY_AGE)
			.map(defaults::apply)
			.filter(validation::accepts)
			.toList();
		List<Claim> addressed = new ClusterIps(settings.serviceCidrs(), names, report).allocate(accepted);
		addressed.forEach(new ExternalRules(report)::check);
		addressed.forEach(new SourceRanges(report)::check);
		return new NodePorts(names, report).allocate(addressed)
			.stream()
			.map(Claim::service)
			.sorted(Comparator.comparing(Service::namespace).thenComparing(Service::name))
			.toList();
	}

}
