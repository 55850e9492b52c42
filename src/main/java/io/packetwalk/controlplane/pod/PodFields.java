package io.packetwalk.controlplane.pod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Turns a placed pod into the pod the cluster lists. */
public final class PodFields {

	private PodFields() {
	}

	/** The running pod; pending when it has no address. */
	public static Pod pod(PlacedPod placed, List<IpAddress> ips) {
		PodPlan plan = placed.plan();
		PodState state = plan.state();
		boolean pending = ips.isEmpty() && !state.finished();
		return new Pod(plan.namespace(), plan.name(), placed.node(), ips, plan.hostNetwork(),
				pending ? "Pending" : state.phase(), !pending && !state.finished() && state.ready(),
				state.terminating(), plan.labels(), plan.annotations(), containers(plan.spec()), plan.hostname(),
				plan.subdomain(), dns(plan.spec()), plan.origin(), plan.owner());
	}

	/** Its containers, then the sidecars: init containers that always restart. */
	public static List<Container> containers(PodSpec spec) {
		boolean hostNetwork = Boolean.TRUE.equals(spec.getHostNetwork());
		List<Container> containers = new ArrayList<>();
		for (var container : nonNull(spec.getContainers())) {
			containers.add(container(container, hostNetwork));
		}
		for (var container : nonNull(spec.getInitContainers())) {
			if ("Always".equals(container.getRestartPolicy())) {
				containers.add(container(container, hostNetwork));
			}
		}
		return containers;
	}

	private static Container container(io.fabric8.kubernetes.api.model.Container written, boolean hostNetwork) {
		List<ContainerPort> ports = new ArrayList<>();
		for (var port : nonNull(written.getPorts())) {
			int number = Objects.requireNonNullElse(port.getContainerPort(), 0);
			if (number >= 1 && number <= 65_535) {
				int hostPort = Objects.requireNonNullElse(port.getHostPort(), hostNetwork ? number : 0);
				ports.add(new ContainerPort(port.getName(), number, protocol(port.getProtocol()), hostPort,
						IpAddress.parse(text(port.getHostIP())).orElse(null)));
			}
		}
		List<String> words = new ArrayList<>(nonNull(written.getCommand()));
		words.addAll(nonNull(written.getArgs()));
		return new Container(text(written.getName()), text(written.getImage()), ports, words);
	}

	private static Protocol protocol(@Nullable String written) {
		return Optional.ofNullable(written).flatMap(Protocol::parse).orElse(Protocol.TCP);
	}

	static PodDns dns(PodSpec spec) {
		String policy = Objects.requireNonNullElse(spec.getDnsPolicy(), "ClusterFirst");
		PodDNSConfig config = Objects.requireNonNullElseGet(spec.getDnsConfig(), PodDNSConfig::new);
		List<IpAddress> servers = nonNull(config.getNameservers()).stream()
			.flatMap((server) -> IpAddress.parse(server).stream())
			.toList();
		Map<IpAddress, List<String>> aliases = new LinkedHashMap<>();
		for (HostAlias alias : nonNull(spec.getHostAliases())) {
			IpAddress.parse(text(alias.getIp()))
				.ifPresent((address) -> aliases.merge(address, nonNull(alias.getHostnames()), PodFields::joined));
		}
		return new PodDns(policy, servers, nonNull(config.getSearches()),
				nonNull(config.getOptions()).stream().map(PodFields::option).toList(), aliases);
	}

	private static String option(PodDNSConfigOption option) {
		return text(option.getName()) + ((option.getValue() != null) ? ":" + option.getValue() : "");
	}

	private static List<String> joined(List<String> left, List<String> right) {
		List<String> both = new ArrayList<>(left);
		both.addAll(right);
		return both;
	}

	private static <T> List<T> nonNull(@Nullable List<T> written) {
		return (written != null) ? written.stream().filter(Objects::nonNull).toList() : List.of();
	}

	private static String text(@Nullable String written) {
		return Objects.requireNonNullElse(written, "");
	}

}
