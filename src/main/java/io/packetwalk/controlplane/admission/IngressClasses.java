package io.packetwalk.controlplane.admission;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.IngressClass;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** Lists IngressClasses and finds the default one. */
public final class IngressClasses {

	private static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";

	private IngressClasses() {
	}

	public static List<IngressClass> list(ApiObjects objects) {
		return stored(objects).stream().map(IngressClasses::read).toList();
	}

	private static List<Stored<io.fabric8.kubernetes.api.model.networking.v1.IngressClass>> stored(ApiObjects objects) {
		return objects.list(io.fabric8.kubernetes.api.model.networking.v1.IngressClass.class);
	}

	private static IngressClass read(Stored<io.fabric8.kubernetes.api.model.networking.v1.IngressClass> stored) {
		var spec = stored.object().getSpec();
		return new IngressClass(stored.name(),
				(spec != null) ? Objects.requireNonNullElse(spec.getController(), "") : "",
				"true".equals(stored.annotations().get(DEFAULT)));
	}

	/** The class an Ingress without one gets; of several defaults the newest. */
	static Optional<String> defaultClass(ApiObjects objects) {
		return stored(objects).stream()
			.filter((one) -> "true".equals(one.annotations().get(DEFAULT)))
			.max(Comparator.comparing(Stored<io.fabric8.kubernetes.api.model.networking.v1.IngressClass>::created)
				.thenComparing(Stored::name, Comparator.reverseOrder()))
			.map(Stored::name);
	}

}
