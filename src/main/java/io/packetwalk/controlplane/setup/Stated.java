package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The ranges a cluster's own objects tell: kubeadm's ClusterConfiguration, the flags of
 * its static pods, flannel's net-conf.json, Calico's pools, the address of
 * {@code default/kubernetes}.
 */
final class Stated {

	private final ApiObjects objects;

	private final Tree networking;

	Stated(ApiObjects objects) {
		this.objects = objects;
		Tree kept = file("kube-system", "kubeadm-config", "ClusterConfiguration").at("networking");
		this.networking = kept.present() ? kept : document("ClusterConfiguration").at("networking");
	}

	private Tree document(String kind) {
		return this.objects.listGeneric(kind)
			.stream()
			.findFirst()
			.map((stored) -> new Tree(stored.object().getAdditionalProperties()))
			.orElse(new Tree(null));
	}

	/** Calico's own pools decide which addresses pods get, whatever else is said. */
	Optional<Cidr> podCidr() {
		return CalicoPools.range(this.objects).or(this::clusterCidr);
	}

	private Optional<Cidr> clusterCidr() {
		return first(AddressFamily.IPV4, podRanges("Network"));
	}

	/** The IPv6 range of a dual-stack cluster's pods. */
	Optional<Cidr> secondPodCidr() {
		return first(AddressFamily.IPV6, podRanges("IPv6Network"));
	}

	private Stream<String> podRanges(String flannelField) {
		return Stream.of(this.networking.at("podSubnet").text(""), flag("--cluster-cidr="),
				file("kube-flannel", "kube-flannel-cfg", "net-conf.json").at(flannelField).text(""),
				file("kube-system", "kube-flannel-cfg", "net-conf.json").at(flannelField).text(""));
	}

	Optional<Cidr> serviceCidr() {
		return first(AddressFamily.IPV4, serviceRanges());
	}

	/** The IPv6 range of a dual-stack cluster's Services. */
	Optional<Cidr> secondServiceCidr() {
		return first(AddressFamily.IPV6, serviceRanges());
	}

	private Stream<String> serviceRanges() {
		return Stream.of(this.networking.at("serviceSubnet").text(""), flag("--service-cluster-ip-range="),
				String.join(",", document("ServiceCIDR").at("spec").at("cidrs").texts()));
	}

	private static Optional<Cidr> first(AddressFamily family, Stream<String> ranges) {
		return ranges.flatMap((list) -> Addresses.first(list, family).stream()).findFirst();
	}

	/** The first address of the Service range, which {@code default/kubernetes} has. */
	Optional<IpAddress> kubernetesAddress() {
		return this.objects.find(Service.class, "default", "kubernetes")
			.flatMap((service) -> Optional.ofNullable(service.object().getSpec()))
			.flatMap((spec) -> Optional.ofNullable(spec.getClusterIP()))
			.flatMap(IpAddress::parse)
			.filter(IpAddress::isV4);
	}

	Optional<String> clusterDomain() {
		return this.networking.at("dnsDomain")
			.text()
			.or(() -> file("kube-system", "kubelet-config", "kubelet").at("clusterDomain").text())
			.filter((domain) -> !domain.isBlank());
	}

	private Tree file(String namespace, String map, String key) {
		return this.objects.find(ConfigMap.class, namespace, map)
			.map((stored) -> Stored.clean(stored.object().getData()).getOrDefault(key, ""))
			.flatMap(Tree::parse)
			.orElse(new Tree(null));
	}

	/** The value of a flag of a control-plane component running as a static pod. */
	private String flag(String prefix) {
		return this.objects.list(Pod.class)
			.stream()
			.filter((pod) -> pod.namespace().equals("kube-system"))
			.filter((pod) -> "control-plane".equals(pod.labels().get("tier")))
			.filter((pod) -> pod.object().getSpec() != null && pod.object().getSpec().getContainers() != null)
			.flatMap((pod) -> pod.object().getSpec().getContainers().stream())
			.filter(Objects::nonNull)
			.flatMap(Stated::words)
			.filter((word) -> word != null && word.startsWith(prefix))
			.findFirst()
			.map((word) -> word.substring(prefix.length()))
			.orElse("");
	}

	private static Stream<String> words(Container container) {
		return Stream.of(container.getCommand(), container.getArgs()).filter(Objects::nonNull).flatMap(List::stream);
	}

}
