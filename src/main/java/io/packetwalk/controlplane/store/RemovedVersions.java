package io.packetwalk.controlplane.store;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import io.packetwalk.cluster.ObjectRef;

/**
 * Reads objects of API versions that are
 * <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">no longer
 * served</a> as the version that replaced them, where the shape is the same.
 */
final class RemovedVersions {

	private RemovedVersions() {
	}

	static HasMetadata upgrade(HasMetadata object, ObjectRef ref, Report report) {
		HasMetadata upgraded = switch (object) {
			case io.fabric8.kubernetes.api.model.extensions.Deployment old ->
				convert(old, io.fabric8.kubernetes.api.model.apps.Deployment.class);
			case io.fabric8.kubernetes.api.model.extensions.ReplicaSet old ->
				convert(old, io.fabric8.kubernetes.api.model.apps.ReplicaSet.class);
			case io.fabric8.kubernetes.api.model.extensions.DaemonSet old ->
				convert(old, io.fabric8.kubernetes.api.model.apps.DaemonSet.class);
			case io.fabric8.kubernetes.api.model.extensions.Ingress old -> RemovedIngress.upgrade(old);
			case io.fabric8.kubernetes.api.model.networking.v1beta1.Ingress old -> RemovedIngress.upgrade(old);
			case io.fabric8.kubernetes.api.model.discovery.v1beta1.EndpointSlice old ->
				convert(old, io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice.class);
			default -> object;
		};
		if (upgraded != object) {
			report.warning("API_VERSION_REMOVED", ref, "apiVersion",
					ref + ": apiVersion " + object.getApiVersion()
							+ " is no longer served, an API server answers \"no matches for kind\"; it is read as "
							+ upgraded.getFullResourceName(),
					"Write the current apiVersion.");
		}
		return upgraded;
	}

	private static HasMetadata convert(HasMetadata old, Class<? extends HasMetadata> type) {
		return new KubernetesSerialization().convertValue(old, type);
	}

}
