package io.packetwalk.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayClass;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ReferenceGrant;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.TLSRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import org.jspecify.annotations.Nullable;

/** The kinds that are read into a type of their own. */
final class KnownKinds {

	/** A kind of ours, for the world outside. */
	static final String PACKETWALK = "packetwalk.io/v1alpha1";

	private static final Map<String, KnownKind> BY_KIND = table();

	private static final List<String> BUILT_IN_GROUPS = List.of("", "apps", "batch", "autoscaling", "policy",
			"extensions", "networking.k8s.io", "discovery.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io",
			"scheduling.k8s.io", "coordination.k8s.io");

	/** Kinds of built-in groups that we have no type for, but that do exist. */
	private static final List<String> ALSO_BUILT_IN = List.of("Binding", "ComponentStatus", "Status", "Scale",
			"IPAddress", "ServiceCIDR", "ClusterTrustBundle", "CSIDriver", "CSINode", "CSIStorageCapacity",
			"VolumeAttachment", "VolumeAttributesClass", "LeaseCandidate", "Eviction", "PodSecurityPolicy", "PodGroup",
			"Workload");

	/** Groups without types here, of whose kinds all are in a namespace. */
	private static final List<String> NAMESPACED_GROUPS = List.of("traefik.io", "traefik.containo.us");

	/** Old apiVersions whose objects have the same fields as today's. */
	private static final Map<String, String> SAME_FIELDS = Map.ofEntries(
			Map.entry("extensions/v1beta1 Deployment", "apps/v1"), Map.entry("apps/v1beta1 Deployment", "apps/v1"),
			Map.entry("apps/v1beta2 Deployment", "apps/v1"), Map.entry("extensions/v1beta1 DaemonSet", "apps/v1"),
			Map.entry("apps/v1beta2 DaemonSet", "apps/v1"), Map.entry("extensions/v1beta1 ReplicaSet", "apps/v1"),
			Map.entry("apps/v1beta2 ReplicaSet", "apps/v1"), Map.entry("apps/v1beta1 StatefulSet", "apps/v1"),
			Map.entry("apps/v1beta2 StatefulSet", "apps/v1"), Map.entry("batch/v1beta1 CronJob", "batch/v1"),
			Map.entry("policy/v1beta1 PodDisruptionBudget", "policy/v1"),
			Map.entry("networking.k8s.io/v1beta1 IngressClass", "networking.k8s.io/v1"),
			Map.entry("extensions/v1beta1 NetworkPolicy", "networking.k8s.io/v1"),
			Map.entry("rbac.authorization.k8s.io/v1beta1 Role", "rbac.authorization.k8s.io/v1"),
			Map.entry("rbac.authorization.k8s.io/v1beta1 RoleBinding", "rbac.authorization.k8s.io/v1"),
			Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRole", "rbac.authorization.k8s.io/v1"),
			Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding", "rbac.authorization.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1beta1 Gateway", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1beta1 GatewayClass", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1beta1 HTTPRoute", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1alpha2 GRPCRoute", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1alpha2 TLSRoute", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1alpha3 TLSRoute", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1alpha2 ReferenceGrant", "gateway.networking.k8s.io/v1"),
			Map.entry("gateway.networking.k8s.io/v1beta1 ReferenceGrant", "gateway.networking.k8s.io/v1"));

	private KnownKinds() {
	}

	/** The kind by its name alone, null when we have no type for it. */
	static @Nullable KnownKind byName(String kind) {
		return BY_KIND.get(kind);
	}

	/** Whether this is one of the kinds, in an apiVersion of its own group. */
	static boolean isKnown(@Nullable String apiVersion, @Nullable String kind) {
		KnownKind known = (kind != null) ? BY_KIND.get(kind) : null;
		return known != null && (apiVersion == null || Identity.group(apiVersion).equals(known.group())
				|| BUILT_IN_GROUPS.contains(Identity.group(apiVersion)));
	}

	/** Today's apiVersion of an object that is written in a removed one, else null. */
	static @Nullable String upgraded(String apiVersion, String kind) {
		return SAME_FIELDS.get(apiVersion + " " + kind);
	}

	/** Whether Kubernetes itself, not somebody's custom resource, defines this group. */
	static boolean isBuiltInGroup(String group) {
		return BUILT_IN_GROUPS.contains(group);
	}

	static boolean existsElsewhere(String kind) {
		return ALSO_BUILT_IN.contains(kind);
	}

	static List<String> names() {
		return List.copyOf(BY_KIND.keySet());
	}

	/** The namespace an object is in; empty for cluster-scoped kinds. */
	static String namespace(@Nullable String apiVersion, String kind, @Nullable String written) {
		if (written == null && apiVersion != null && NAMESPACED_GROUPS.contains(Identity.group(apiVersion))) {
			return "default";
		}
		if (!isKnown(apiVersion, kind)) {
			return (written != null && !PACKETWALK.equals(apiVersion)) ? written : "";
		}
		if (!BY_KIND.get(kind).namespaced()) {
			return "";
		}
		return (written != null && !written.isEmpty()) ? written : "default";
	}

	private static Map<String, KnownKind> table() {
		Map<String, KnownKind> kinds = new LinkedHashMap<>();
		add(kinds, "v1", Namespace.class, Node.class, Pod.class, Service.class, Endpoints.class, ConfigMap.class,
				Secret.class, ServiceAccount.class, ReplicationController.class, PodTemplate.class,
				PersistentVolume.class, PersistentVolumeClaim.class, LimitRange.class, ResourceQuota.class,
				Event.class);
		add(kinds, "apps/v1", Deployment.class, ReplicaSet.class, StatefulSet.class, DaemonSet.class,
				ControllerRevision.class);
		add(kinds, "batch/v1", Job.class, CronJob.class);
		add(kinds, "discovery.k8s.io/v1", EndpointSlice.class);
		add(kinds, "networking.k8s.io/v1", Ingress.class, IngressClass.class, NetworkPolicy.class);
		add(kinds, "gateway.networking.k8s.io/v1", GatewayClass.class, Gateway.class, HTTPRoute.class, GRPCRoute.class,
				TLSRoute.class, ReferenceGrant.class);
		add(kinds, "rbac.authorization.k8s.io/v1", Role.class, RoleBinding.class, ClusterRole.class,
				ClusterRoleBinding.class);
		add(kinds, "autoscaling/v2", HorizontalPodAutoscaler.class);
		add(kinds, "policy/v1", PodDisruptionBudget.class);
		add(kinds, "storage.k8s.io/v1", StorageClass.class);
		add(kinds, "scheduling.k8s.io/v1", PriorityClass.class);
		add(kinds, "coordination.k8s.io/v1", Lease.class);
		return kinds;
	}

	@SafeVarargs
	private static void add(Map<String, KnownKind> kinds, String apiVersion, Class<? extends HasMetadata>... types) {
		for (Class<? extends HasMetadata> type : types) {
			kinds.put(type.getSimpleName(), new KnownKind(apiVersion, type));
		}
	}

	/**
	 * A kind with a type.
	 *
	 * @param apiVersion its apiVersion today
	 * @param type its type
	 */
	record KnownKind(String apiVersion, Class<? extends HasMetadata> type) {

		String group() {
			return Identity.group(this.apiVersion);
		}

		boolean namespaced() {
			return Namespaced.class.isAssignableFrom(this.type);
		}

	}

}
