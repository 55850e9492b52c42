package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** Which pod network runs: the lab's choice, the DaemonSet found, the profile's. */
final class PodNetworkChoice {

	private static final List<Known> KNOWN = List.of(new Known("kube-flannel-ds", CniPlugin.FLANNEL),
			new Known("calico-node", CniPlugin.CALICO), new Known("kindnet", CniPlugin.KINDNET));

	private PodNetworkChoice() {
	}

	/** The pod network nodes are walked with; said when it is not the one asked for. */
	static CniPlugin choose(@Nullable CniPlugin chosen, Profile profile, ApiObjects objects, Report report) {
		Optional<Stored<DaemonSet>> found = found(objects);
		ObjectRef object = (chosen == null) ? found.map(Stored::ref).orElse(null) : null;
		CniPlugin asked = (chosen != null) ? chosen : found.flatMap((set) -> plugin(set.name()))
			.orElse((profile == Profile.KIND) ? CniPlugin.KINDNET : CniPlugin.FLANNEL);
		if (asked != CniPlugin.FLANNEL) {
			report.warning("CNI_NOT_MODELLED", object, "", "pod network " + asked.name().toLowerCase(Locale.ROOT)
					+ " is not walked by this version; packets between nodes are walked as with flannel (VXLAN)", "");
		}
		return CniPlugin.FLANNEL;
	}

	private static Optional<Stored<DaemonSet>> found(ApiObjects objects) {
		return objects.list(DaemonSet.class).stream().filter((set) -> plugin(set.name()).isPresent()).findFirst();
	}

	private static Optional<CniPlugin> plugin(String daemonSet) {
		return KNOWN.stream().filter((known) -> known.daemonSet().equals(daemonSet)).map(Known::plugin).findFirst();
	}

	private record Known(String daemonSet, CniPlugin plugin) {
	}

}
