package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** Which pod network runs: the lab's choice, what the manifests show, the profile's. */
final class PodNetworkChoice {

	private static final List<Known> KNOWN = List.of(new Known("kube-flannel-ds", CniPlugin.FLANNEL),
			new Known("calico-node", CniPlugin.CALICO), new Known("kindnet", CniPlugin.KINDNET));

	private PodNetworkChoice() {
	}

	/** The pod network nodes are walked with. */
	static CniPlugin choose(@Nullable CniPlugin chosen, Profile profile, ApiObjects objects) {
		return Optional.ofNullable(chosen)
			.or(() -> running(objects))
			.or(() -> configured(objects))
			.orElse((profile == Profile.KIND) ? CniPlugin.KINDNET : CniPlugin.FLANNEL);
	}

	private static Optional<CniPlugin> running(ApiObjects objects) {
		return objects.list(DaemonSet.class).stream().flatMap((set) -> plugin(set).stream()).findFirst();
	}

	private static Optional<CniPlugin> plugin(Stored<DaemonSet> set) {
		return KNOWN.stream().filter((known) -> known.daemonSet().equals(set.name())).map(Known::plugin).findFirst();
	}

	/** Only one plugin reads these. */
	private static Optional<CniPlugin> configured(ApiObjects objects) {
		if (!CalicoPools.stated(objects).isEmpty()) {
			return Optional.of(CniPlugin.CALICO);
		}
		return FlannelDocument.find(objects).map((found) -> CniPlugin.FLANNEL);
	}

	private record Known(String daemonSet, CniPlugin plugin) {
	}

}
