package io.packetwalk.controlplane.workload;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.node.Machine;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Stored;

/**
 * The controller of k3s's <a href=
 * "https://docs.k3s.io/networking/networking-services#service-load-balancer">ServiceLB</a>:
 * a DaemonSet for each Service of type LoadBalancer, whose pods have the Service's ports
 * as host ports. The Services of the profile itself come first.
 */
public final class ServiceLb {

	/** The label by which its pods know the Service's name. */
	public static final String SERVICE = "svccontroller.k3s.cattle.io/svcname";

	/** The label by which its pods know the Service's namespace. */
	public static final String NAMESPACE = "svccontroller.k3s.cattle.io/svcnamespace";

	private static final String ENABLED = "svccontroller.k3s.cattle.io/enablelb";

	private static final String POOL = "svccontroller.k3s.cattle.io/lbpool";

	private static final String IMAGE = "rancher/klipper-lb:v0.4.13";

	/** So that, with prefix and suffix, the name stays short enough for a label. */
	private static final int LONGEST_NAME = 48;

	private final ApiObjects objects;

	private final Names names;

	private final boolean nodesChosen;

	private ServiceLb(ApiObjects objects, List<Machine> machines, Names names) {
		this.objects = objects;
		this.names = names;
		this.nodesChosen = machines.stream().anyMatch((machine) -> machine.node().labels().containsKey(ENABLED));
	}

	/** The DaemonSets for the Services that wait for an address; none but on k3s. */
	public static List<Stored<DaemonSet>> of(List<Service> services, Profile profile, ApiObjects objects,
			List<Machine> machines, Names names) {
		ServiceLb controller = new ServiceLb(objects, machines, names);
		return (profile != Profile.K3S) ? List.of()
				: services.stream()
					.filter(controller::waits)
					.sorted(Comparator.comparing((service) -> controller.stored(service).stated()))
					.map(controller::daemonSet)
					.toList();
	}

	private boolean waits(Service service) {
		if (!service.type().equals("LoadBalancer") || !service.loadBalancer().isEmpty() || running(service)) {
			return false;
		}
		String otherClass = stored(service).object().getSpec().getLoadBalancerClass();
		return otherClass == null || otherClass.isEmpty();
	}

	/** The dump of a real cluster holds them already. */
	private boolean running(Service service) {
		return this.objects.list(DaemonSet.class).stream().anyMatch((set) -> serves(set, service))
				|| this.objects.list(Pod.class).stream().anyMatch((pod) -> serves(pod, service));
	}

	private static boolean serves(Stored<? extends HasMetadata> object, Service service) {
		return service.name().equals(object.labels().get(SERVICE))
				&& service.namespace().equals(object.labels().get(NAMESPACE));
	}

	private Stored<io.fabric8.kubernetes.api.model.Service> stored(Service service) {
		return this.objects.find(io.fabric8.kubernetes.api.model.Service.class, service.namespace(), service.name())
			.orElseThrow(() -> new IllegalStateException("a Service came from nowhere: " + service.key()));
	}

	private Stored<DaemonSet> daemonSet(Service service) {
		String name = name(service);
		Map<String, String> labels = new TreeMap<>(
				Map.of("app", name, SERVICE, service.name(), NAMESPACE, service.namespace()));
		DaemonSet set = new DaemonSetBuilder().withNewMetadata()
			.withName(name)
			.withNamespace("kube-system")
			.addToLabels(SERVICE, service.name())
			.addToLabels(NAMESPACE, service.namespace())
			.endMetadata()
			.withNewSpec()
			.withNewSelector()
			.addToMatchLabels("app", name)
			.endSelector()
			.withNewTemplate()
			.withNewMetadata()
			.withLabels(labels)
			.endMetadata()
			.withSpec(spec(service))
			.endTemplate()
			.endSpec()
			.build();
		return new Stored<>(set, new ObjectRef("DaemonSet", "kube-system", name), false);
	}

	/** {@code svclb-NAME-} and the first eight characters of the Service's uid. */
	private String name(Service service) {
		String uid = stored(service).object().getMetadata().getUid();
		String eight = (uid != null && uid.length() >= 8) ? uid.substring(0, 8)
				: "%08x".formatted(this.names.number("uid/" + service.key(), 1L << 32));
		String name = service.name();
		String cut = (name.length() > LONGEST_NAME) ? name.substring(0, LONGEST_NAME).replaceFirst("-+$", "") : name;
		return "svclb-" + cut + "-" + eight;
	}

	private PodSpec spec(Service service) {
		PodSpecBuilder spec = new PodSpecBuilder().addNewToleration()
			.withKey("node-role.kubernetes.io/master")
			.withOperator("Exists")
			.withEffect("NoSchedule")
			.endToleration()
			.addNewToleration()
			.withKey("node-role.kubernetes.io/control-plane")
			.withOperator("Exists")
			.withEffect("NoSchedule")
			.endToleration()
			.addNewToleration()
			.withKey("CriticalAddonsOnly")
			.withOperator("Exists")
			.endToleration()
			.withContainers(service.ports().stream().map((port) -> container(service, port)).toList());
		return this.nodesChosen ? spec.withNodeSelector(nodeSelector(service)).build() : spec.build();
	}

	private static Map<String, String> nodeSelector(Service service) {
		Map<String, String> selector = new TreeMap<>(Map.of(ENABLED, "true"));
		String pool = service.labels().getOrDefault(POOL, "");
		if (!pool.isEmpty()) {
			selector.put(POOL, pool);
		}
		return selector;
	}

	private static Container container(Service service, ServicePort port) {
		String name = "lb-" + port.protocol().lower() + "-" + port.port();
		boolean local = service.externalPolicyLocal();
		return new ContainerBuilder().withName(name)
			.withImage(IMAGE)
			.addNewPort()
			.withName(name)
			.withContainerPort(port.port())
			.withHostPort(port.port())
			.withProtocol(port.protocol().name())
			.endPort()
			.addToEnv(env("SRC_PORT", String.valueOf(port.port())), env("SRC_RANGES", ranges(service)),
					env("DEST_PROTO", port.protocol().name()),
					env("DEST_PORT", String.valueOf(local ? port.nodePort() : port.port())),
					local ? hostAddresses() : env("DEST_IPS", clusterAddresses(service)))
			.build();
	}

	private static EnvVar env(String name, String value) {
		return new EnvVar(name, value, null);
	}

	private static EnvVar hostAddresses() {
		return new EnvVarBuilder().withName("DEST_IPS")
			.withNewValueFrom()
			.withNewFieldRef("v1", "status.hostIPs")
			.endValueFrom()
			.build();
	}

	private static String clusterAddresses(Service service) {
		return service.clusterIps().stream().map(Object::toString).collect(Collectors.joining(","));
	}

	private static String ranges(Service service) {
		return service.sourceRanges().isEmpty() ? "0.0.0.0/0" : String.join(",", service.sourceRanges());
	}

}
