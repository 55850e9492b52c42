package io.packetwalk.controlplane;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.IngressClass;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.admission.GatewayObjects;
import io.packetwalk.controlplane.admission.IngressClasses;
import io.packetwalk.controlplane.admission.ClusterNetworkPolicies;
import io.packetwalk.controlplane.admission.Ingresses;
import io.packetwalk.controlplane.admission.Namespaces;
import io.packetwalk.controlplane.admission.NetworkPolicies;
import io.packetwalk.controlplane.admission.PlainObjects;
import io.packetwalk.controlplane.allocation.LoadBalancers;
import io.packetwalk.controlplane.allocation.Services;
import io.packetwalk.controlplane.endpoint.EndpointSlices;
import io.packetwalk.controlplane.endpoint.PodIndex;
import io.packetwalk.controlplane.node.Machine;
import io.packetwalk.controlplane.node.Machines;
import io.packetwalk.controlplane.node.NodeRoster;
import io.packetwalk.controlplane.node.NodeSeed;
import io.packetwalk.controlplane.node.PodAddresses;
import io.packetwalk.controlplane.node.Scheduler;
import io.packetwalk.controlplane.pod.PlacedPod;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.reference.IngressReferences;
import io.packetwalk.controlplane.reference.LabelledWorkload;
import io.packetwalk.controlplane.reference.NearestWorkload;
import io.packetwalk.controlplane.reference.PolicyReferences;
import io.packetwalk.controlplane.reference.ServiceReferences;
import io.packetwalk.controlplane.setup.AddOns;
import io.packetwalk.controlplane.setup.ClusterSetup;
import io.packetwalk.controlplane.setup.GatewayDataPlanes;
import io.packetwalk.controlplane.setup.IngressControllers;
import io.packetwalk.controlplane.setup.NodeDumps;
import io.packetwalk.controlplane.setup.Outsides;
import io.packetwalk.controlplane.setup.PodNetworkChecks;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.whatif.Upset;
import io.packetwalk.controlplane.whatif.WhatIf;
import io.packetwalk.controlplane.whatif.WhatIfReader;
import io.packetwalk.controlplane.workload.ServiceLb;
import io.packetwalk.controlplane.workload.Workloads;
import io.packetwalk.manifest.ManifestSet;

/** Admission, defaults, controllers, scheduler and allocators of a cluster. */
public final class ControlPlane {

	private final ApiObjects objects;

	private final Settings settings;

	private final List<Machine> machines;

	private final Names names;

	private final Report report;

	private final Predicate<Pod> crashes;

	private ControlPlane(ApiObjects objects, Settings settings, List<Machine> machines, Report report,
			Predicate<Pod> crashes) {
		this.objects = objects;
		this.settings = settings;
		this.machines = machines;
		this.names = new Names(settings.seed());
		this.report = report;
		this.crashes = crashes;
	}

	/**
	 * Runs every controller until the cluster has settled. Same manifests and settings,
	 * same cluster.
	 */
	public static Reconciled reconcile(ManifestSet manifests, LabSettings lab) {
		return reconcile(manifests, lab, (pod) -> false);
	}

	/**
	 * The same for a cluster in which some pods end as soon as they start. Kubelet starts
	 * them again and again (CrashLoopBackOff), so they run and are never ready. A Pod
	 * that is a document of its own keeps the state the document tells.
	 * @param crashes which pods end
	 */
	public static Reconciled reconcile(ManifestSet manifests, LabSettings lab, Predicate<Pod> crashes) {
		Report report = new Report(manifests);
		ApiObjects objects = ApiObjects.of(manifests);
		List<NodeSeed> roster = NodeRoster.call(objects, lab.nodes(), report);
		Settings settings = ClusterSetup.decide(lab, roster.size(), objects, report);
		List<Machine> machines = Machines.boot(roster, objects, settings, report);
		AddOns.install(objects, settings, machines.stream().map(Machine::node).toList());
		String controller = IngressControllers.install(lab.ingressController(), objects, lab.profile(), report);
		GatewayDataPlanes.install(objects, lab.profile(), report);
		Cluster cluster = new ControlPlane(objects, settings.withIngressController(controller), machines, report,
				crashes)
			.settle();
		return new Reconciled(cluster, report.problems());
	}

	private Cluster settle() {
		List<Node> nodes = this.machines.stream().map(Machine::node).toList();
		WhatIf whatIf = WhatIfReader.read(this.objects, this.report);
		List<Service> admitted = Services.admit(this.objects, this.settings, this.names, this.report);
		Upset.Pods settled = pods(serviceLb(admitted), whatIf);
		List<Pod> pods = inOrder(settled.running());
		new PodNetworkChecks(this.settings, this.objects, this.report).check(nodes, pods);
		PodIndex index = new PodIndex(inOrder(settled.believed()));
		List<EndpointSlice> slices = EndpointSlices.of(admitted, this.objects, index, nodes, this.names, this.report);
		List<Service> services = LoadBalancers.serve(admitted, this.settings.profile(), this.objects, slices, nodes,
				pods, this.report);
		List<Ingress> ingresses = Ingresses.admit(this.objects, this.report);
		List<IngressClass> classes = IngressClasses.list(this.objects);
		NearestWorkload nearest = new NearestWorkload(LabelledWorkload.in(this.objects));
		services.forEach(new ServiceReferences(index, nearest, slices, this.report)::check);
		ingresses.forEach(new IngressReferences(services, classes, index, this.report)::check);
		Cluster cluster = new Cluster(this.settings, Namespaces.list(this.objects, this.report), nodes, pods, services,
				slices, ingresses, classes, NetworkPolicies.admit(this.objects, this.report),
				PlainObjects.configMaps(this.objects), Outsides.read(this.objects, this.report),
				NodeDumps.find(this.objects, nodes, this.report),
				ClusterNetworkPolicies.admit(this.objects, this.report), GatewayObjects.list(this.objects));
		PolicyReferences.check(cluster, this.report);
		return cluster;
	}

	private boolean ends(Pod pod) {
		return pod.ready() && !pod.origin().object().kind().equals("Pod") && this.crashes.test(pod);
	}

	/** Where MetalLB is installed, ServiceLB is taken to be switched off. */
	private List<Stored<DaemonSet>> serviceLb(List<Service> admitted) {
		return LoadBalancers.metalLb(this.objects) ? List.of()
				: ServiceLb.of(admitted, this.settings.profile(), this.objects, this.machines, this.names);
	}

	private Upset.Pods pods(List<Stored<DaemonSet>> serviceLb, WhatIf whatIf) {
		List<PodPlan> plans = Workloads.reconcile(this.objects, serviceLb, this.machines, this.names, this.report);
		List<PlacedPod> placed = Scheduler.schedule(plans, this.machines, this.report);
		List<Pod> pods = PodAddresses.assign(placed, this.machines, this.report)
			.stream()
			.map((pod) -> ends(pod) ? pod.notReady() : pod)
			.toList();
		return Upset.of(whatIf, placed, pods, this.machines, this.names, this.report);
	}

	private static List<Pod> inOrder(List<Pod> pods) {
		return pods.stream().sorted(Comparator.comparing(Pod::namespace).thenComparing(Pod::name)).toList();
	}

}
