package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Cidr;

/**
 * The IPv4 pools of a cluster: its
 * <a href="https://docs.tigera.io/calico/latest/reference/resources/ippool">IPPools</a>,
 * else what the operator's Installation will make of itself, else what
 * {@code calico-node} will.
 */
final class CalicoPools {

	private CalicoPools() {
	}

	/** The pools that objects of Calico's own state. */
	static List<CalicoPool> stated(ApiObjects objects) {
		List<CalicoPool> pools = objects.listGeneric("IPPool")
			.stream()
			.filter((stored) -> !spec(stored).at("disabled").flag(false))
			.map((stored) -> CalicoPool.of(stored.ref(), spec(stored)))
			.filter((pool) -> !pool.v6())
			.toList();
		return pools.isEmpty() ? installed(objects) : pools;
	}

	/** All pools there are or will be. */
	static List<CalicoPool> find(ApiObjects objects) {
		List<CalicoPool> stated = stated(objects);
		return stated.isEmpty() ? ofDaemonSet(objects).stream().toList() : stated;
	}

	/** The range of the first pool. */
	static Optional<Cidr> range(ApiObjects objects) {
		return find(objects).stream().flatMap((pool) -> pool.range().stream()).findFirst();
	}

	private static Tree spec(Stored<GenericKubernetesResource> stored) {
		return new Tree(stored.object().getAdditionalProperties()).at("spec");
	}

	private static List<CalicoPool> installed(ApiObjects objects) {
		List<CalicoPool> pools = new ArrayList<>();
		for (Stored<GenericKubernetesResource> stored : objects.listGeneric("Installation")) {
			List<Tree> items = spec(stored).at("calicoNetwork").at("ipPools").items();
			for (int i = 0; i < items.size(); i++) {
				pools.add(CalicoPool.ofOperator(stored.ref(), "spec.calicoNetwork.ipPools[" + i + "]", items.get(i)));
			}
		}
		return pools.stream().filter((pool) -> !pool.v6()).toList();
	}

	private static Optional<CalicoPool> ofDaemonSet(ApiObjects objects) {
		return objects.list(DaemonSet.class)
			.stream()
			.filter((set) -> set.name().equals("calico-node"))
			.findFirst()
			.map((set) -> CalicoPool.ofEnvironment(set.ref(), environment(set)));
	}

	private static Map<String, String> environment(Stored<DaemonSet> set) {
		Map<String, String> variables = new LinkedHashMap<>();
		PodSpecs.of(set)
			.stream()
			.flatMap((specs) -> specs.containers().stream())
			.flatMap(CalicoPools::variables)
			.forEach((variable) -> variables.put(variable.getName(), variable.getValue()));
		return variables;
	}

	private static Stream<EnvVar> variables(Container container) {
		return Objects.requireNonNullElse(container.getEnv(), List.<EnvVar>of())
			.stream()
			.filter((variable) -> variable != null && variable.getName() != null && variable.getValue() != null);
	}

}
