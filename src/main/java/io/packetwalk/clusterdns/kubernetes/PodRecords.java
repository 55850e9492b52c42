package io.packetwalk.clusterdns.kubernetes;

import java.util.List;
import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * What names below {@code pod} stand for: dashed addresses.
 *
 * @param view the objects
 */
record PodRecords(ClusterView view) {

	Records find(RecordRequest request) {
		if (this.view.options().pods == PodMode.DISABLED) {
			return Records.none("pod names are switched off (pods disabled)");
		}
		if (request.service().isEmpty()) {
			return Records.empty("namespace %s exists, but has no records of its own".formatted(request.namespace()));
		}
		Optional<IpAddress> address = address(request.service());
		if (address.isEmpty()) {
			return Records.none("%s is not an address with dashes".formatted(request.service()));
		}
		Found found = new Found(address.get().toString(), -1, "");
		if (this.view.options().pods == PodMode.INSECURE) {
			return new Records(true, List.of(found),
					"the name spells the address (pods insecure: no pod is looked for)");
		}
		return this.view.pod(request.namespace(), address.get())
			.map((pod) -> new Records(true, List.of(found),
					"pod %s has this address (pods verified)".formatted(pod.key())))
			.orElseGet(() -> Records.none("no running pod in namespace %s has address %s (pods verified)"
				.formatted(request.namespace(), address.get())));
	}

	private static Optional<IpAddress> address(String label) {
		boolean v4 = label.chars().filter((c) -> c == '-').count() == 3 && !label.contains("--");
		// unlike elsewhere, octets with leading zeros are no address here: Go refuses
		// them
		return IpAddress.parse(label.replace('-', v4 ? '.' : ':'))
			.filter((address) -> !v4 || address.toString().equals(label.replace('-', '.')));
	}

}
