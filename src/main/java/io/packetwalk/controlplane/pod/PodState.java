package io.packetwalk.controlplane.pod;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * What is known of a pod's life.
 *
 * @param phase its phase
 * @param ready its Ready condition; probes are assumed to pass where no status speaks
 * @param terminating whether it is being deleted
 * @param ips the addresses its status states
 */
public record PodState(String phase, boolean ready, boolean terminating, List<IpAddress> ips) {

	/** A pod just made by a controller: it runs and passes its probes. */
	public static final PodState RUNNING = new PodState("Running", true, false, List.of());

	/** A pod of a Job that is done. */
	public static final PodState SUCCEEDED = new PodState("Succeeded", false, false, List.of());

	public PodState {
		ips = List.copyOf(ips);
	}

	/** A running pod that does not pass its readiness probe. */
	public static PodState runningNotReady() {
		return new PodState("Running", false, false, List.of());
	}

	/** The state a pod's manifest tells. */
	public static PodState of(ObjectMeta meta, @Nullable PodStatus status) {
		boolean terminating = meta.getDeletionTimestamp() != null;
		if (status == null || status.getPhase() == null) {
			return new PodState("Running", status == null || ready(status, true), terminating,
					(status != null) ? ips(status) : List.of());
		}
		return new PodState(status.getPhase(), ready(status, status.getPhase().equals("Running")), terminating,
				ips(status));
	}

	private static boolean ready(PodStatus status, boolean otherwise) {
		boolean containers = otherwise
				&& Objects.requireNonNullElse(status.getContainerStatuses(), List.<ContainerStatus>of())
					.stream()
					.allMatch((container) -> container == null || !Boolean.FALSE.equals(container.getReady()));
		return Objects.requireNonNullElse(status.getConditions(), List.<PodCondition>of())
			.stream()
			.filter((condition) -> condition != null && "Ready".equals(condition.getType()))
			.findFirst()
			.map((condition) -> "True".equals(condition.getStatus()))
			.orElse(containers);
	}

	private static List<IpAddress> ips(PodStatus status) {
		Stream<String> listed = Objects.requireNonNullElse(status.getPodIPs(), List.<PodIP>of())
			.stream()
			.filter(Objects::nonNull)
			.map(PodIP::getIp);
		return Stream.concat(Stream.ofNullable(status.getPodIP()), listed)
			.filter(Objects::nonNull)
			.flatMap((text) -> IpAddress.parse(text).stream())
			.distinct()
			.toList();
	}

	/** Whether it has ended, so that its address is free again. */
	public boolean finished() {
		return this.phase.equals("Succeeded") || this.phase.equals("Failed");
	}

}
