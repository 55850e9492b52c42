package io.packetwalk.diagnosis.names;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.diagnosis.names.NameFinding.Level;

/**
 * Names of single pods: a pod has one only by <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields">hostname
 * and subdomain</a> together with a headless Service, and only while it is ready.
 */
final class PodRecords {

	private final ClusterWords words;

	PodRecords(ClusterWords words) {
		this.words = words;
	}

	/** Why {@code pod.service} or {@code pod} is not found. */
	Optional<NameFinding> missing(UsedName used, Pod asking, Asked asked) {
		List<String> labels = this.words.labels(used.name());
		boolean namespaced = labels.size() > 2;
		if (labels.size() > 3) {
			return Optional.empty();
		}
		String namespace = namespaced ? labels.getLast() : asking.namespace();
		@Nullable Pod pod = pod(namespace, labels.getFirst());
		if (pod == null) {
			return Optional.empty();
		}
		@Nullable String service = (labels.size() > 1) ? labels.get(1) : null;
		return Optional.of(NameFinding.of(
				FindingCode.POD_NAME_HAS_NO_RECORD, Level.ERROR, used, "which is not found: "
						+ why(pod, labels.getFirst(), service, namespace) + ". Tried: " + asked.tried() + ".",
				remedy(pod, service)));
	}

	/** The pod of this name, or any pod of a workload that numbers would be added to. */
	private @Nullable Pod pod(String namespace, String label) {
		Optional<Pod> named = this.words.cluster().pod(namespace, label);
		String base = label.replaceFirst("-\\d{1,3}$", "");
		if (named.isPresent() || base.equals(label)) {
			return named.orElse(null);
		}
		return this.words.podOf(namespace, base).orElse(null);
	}

	private String why(Pod pod, String label, @Nullable String service, String namespace) {
		if (service == null) {
			return "the name of pod %s alone is no name in DNS".formatted(pod.key());
		}
		Optional<Service> found = this.words.cluster().service(namespace, service);
		if (found.isEmpty()) {
			return "there is no Service %s/%s for the pods to have names below".formatted(namespace, service);
		}
		if (!pod.name().equals(label)) {
			return "%s numbers no pods; theirs have generated names such as %s, and none of them is in DNS"
				.formatted(pod.owner(), pod.name());
		}
		if (pod.hostname() == null || pod.subdomain() == null) {
			return "pod %s has no %s, so it has no record of its own below Service %s".formatted(pod.key(),
					(pod.hostname() == null) ? "hostname" : "subdomain", service);
		}
		if (!pod.subdomain().equals(service)) {
			return "pod %s belongs below Service %s (%s), not below %s".formatted(pod.key(), pod.subdomain(),
					isStateful(pod) ? "serviceName" : "subdomain", service);
		}
		if (!pod.ready() && !found.get().publishNotReady()) {
			return "pod %s is not ready, and Service %s publishes ready pods only".formatted(pod.key(), service);
		}
		return "Service %s does not select pod %s".formatted(found.get().key(), pod.key());
	}

	private String remedy(Pod pod, @Nullable String service) {
		String headless = (service != null) ? service : "a headless Service";
		if (isStateful(pod)) {
			return "Set serviceName of %s to a headless Service (clusterIP: None) that selects its pods, and write %s.NAME of that Service."
				.formatted(pod.owner(), pod.name());
		}
		return "Use a Service's name; or, for single pods, a StatefulSet with serviceName %s.".formatted(headless);
	}

	private static boolean isStateful(Pod pod) {
		return pod.owner() != null && pod.owner().kind().equals("StatefulSet");
	}

	/** A name that is there only while the pod is ready, which its peers wait for. */
	Optional<NameFinding> onlyWhenReady(UsedName used, Pod asking, Asked asked) {
		Optional<Service> service = this.words.service(asked.answeringName());
		List<String> labels = this.words.labels(asked.answeringName());
		if (service.isEmpty() || labels.size() != 3 || service.get().publishNotReady() || !isStateful(asking)) {
			return Optional.empty();
		}
		Optional<Pod> peer = this.words.cluster().pod(asking.namespace(), labels.getFirst());
		if (peer.isEmpty() || !service.get().namespace().equals(asking.namespace())
				|| !asking.owner().equals(peer.get().owner())) {
			return Optional.empty();
		}
		return Optional.of(NameFinding.of(FindingCode.PEERS_RESOLVE_ONLY_WHEN_READY, Level.INFO, used,
				"a pod of the same StatefulSet: it has a record only while it is ready. Peers that look for each other "
						+ "before they are ready get \"no such name\".",
				"Set publishNotReadyAddresses: true in " + service.get().ref() + "."));
	}

}
