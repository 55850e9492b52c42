package io.packetwalk.controlplane.allocation;

import java.util.Objects;

import io.fabric8.kubernetes.api.model.ServiceSpec;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.Stored;

/**
 * A Service on its way through admission.
 *
 * @param stored as written
 * @param service as far as it is defaulted and allocated
 */
record Claim(Stored<io.fabric8.kubernetes.api.model.Service> stored, Service service) {

	ServiceSpec spec() {
		return Objects.requireNonNullElseGet(this.stored.object().getSpec(), ServiceSpec::new);
	}

	ObjectRef ref() {
		return this.stored.ref();
	}

	Claim with(Service changed) {
		return new Claim(this.stored, changed);
	}

	boolean type(String type) {
		return this.service.type().equals(type);
	}

}
