package io.packetwalk.controlplane.node;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;

/** The host ports taken on each node. */
final class HostPorts {

	private static final String EVERY_ADDRESS = "0.0.0.0";

	private final Set<Claim> claims = new HashSet<>();

	/**
	 * The host ports a pod wants; those of a pod in the host's network are its container
	 * ports.
	 */
	static List<Wish> wishes(PodSpec spec) {
		boolean hostNetwork = Boolean.TRUE.equals(spec.getHostNetwork());
		return Objects.requireNonNullElse(spec.getContainers(), List.<Container>of())
			.stream()
			.filter((container) -> container != null && container.getPorts() != null)
			.flatMap((container) -> container.getPorts().stream())
			.flatMap((port) -> wish(port, hostNetwork))
			.toList();
	}

	private static Stream<Wish> wish(ContainerPort port, boolean hostNetwork) {
		Integer number = (port == null) ? null
				: (port.getHostPort() != null) ? port.getHostPort() : hostNetwork ? port.getContainerPort() : null;
		return (number == null || number == 0) ? Stream.empty()
				: Stream.of(new Wish(number, Objects.requireNonNullElse(port.getProtocol(), "TCP"),
						Objects.requireNonNullElse(port.getHostIP(), EVERY_ADDRESS)));
	}

	boolean free(String node, List<Wish> wishes) {
		return wishes.stream().noneMatch((wish) -> taken(node, wish));
	}

	private boolean taken(String node, Wish wish) {
		Wish everywhere = new Wish(wish.port(), wish.protocol(), EVERY_ADDRESS);
		boolean sameAddress = this.claims.contains(new Claim(node, wish))
				|| this.claims.contains(new Claim(node, everywhere));
		return sameAddress || (wish.hostIp().equals(EVERY_ADDRESS)
				&& this.claims.contains(new Claim(node, new Wish(wish.port(), wish.protocol(), "any"))));
	}

	void take(String node, List<Wish> wishes) {
		for (Wish wish : wishes) {
			this.claims.add(new Claim(node, wish));
			this.claims.add(new Claim(node, new Wish(wish.port(), wish.protocol(), "any")));
		}
	}

	/** A port wanted on a node. */
	record Wish(int port, String protocol, String hostIp) {
	}

	private record Claim(String node, Wish wish) {
	}

}
