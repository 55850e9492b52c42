package io.packetwalk.controlplane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Settings;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class PodNetworkSettingsTests {

	private static final String POD = Upload.deployment("shop", "web", 1, "");

	private static Upload flannel(String network, String plugins) {
		return Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
				data:
				  net-conf.json: |
				    %s
				  cni-conf.json: |
				    %s
				""".formatted(network, plugins));
	}

	private static Upload pool(String apiVersion, String spec) {
		return Upload.of("""
				apiVersion: %s
				kind: IPPool
				metadata: {name: default-ipv4-ippool}
				spec: {%s}
				""".formatted(apiVersion, spec));
	}

	private static PodNetworkConfiguration network(Upload upload) {
		return upload.cluster().settings().podNetwork();
	}

	@Test
	void kindRunsKindnetAndTheOthersFlannel() {
		assertThat(Upload.of(POD).profile(Profile.KIND).cluster().settings().cni()).isEqualTo(CniPlugin.KINDNET);
		assertThat(Upload.of(POD).profile(Profile.K3S).cluster().settings().cni()).isEqualTo(CniPlugin.FLANNEL);
		assertThat(network(Upload.of(POD))).isEqualTo(PodNetworkConfiguration.defaults(CniPlugin.FLANNEL));
	}

	@Test
	void flannelsBackendIsRead() {
		PodNetworkConfiguration vxlan = network(flannel(
				"{\"Network\": \"10.244.0.0/16\", \"Backend\": {\"Type\": \"vxlan\", \"VNI\": 4096, \"Port\": 4789, \"DirectRouting\": true}}",
				"{\"plugins\": [{\"type\": \"flannel\", \"delegate\": {\"mtu\": 1400}}, {\"type\": \"portmap\"}]}"));
		assertThat(vxlan.backend()).isEqualTo(Backend.VXLAN);
		assertThat(vxlan.vni()).isEqualTo(4096);
		assertThat(vxlan.port()).isEqualTo(4789);
		assertThat(vxlan.crossSubnet()).isTrue();
		assertThat(vxlan.mtu()).isEqualTo(1400);
		assertThat(vxlan.hairpinMode()).isFalse();
	}

	@Test
	void hostGwAndHairpinModeAreRead() {
		PodNetworkConfiguration network = network(
				flannel("{\"Network\": \"10.244.0.0/16\", \"Backend\": {\"Type\": \"host-gw\"}}",
						"{\"plugins\": [{\"type\": \"flannel\", \"delegate\": {\"hairpinMode\": true}}]}"));
		assertThat(network.backend()).isEqualTo(Backend.HOST_GW);
		assertThat(network.hairpinMode()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "wireguard,FIELD_NOT_MODELLED", "vxlna,UNSUPPORTED_VALUE" })
	void anotherBackendIsSaidAndWalkedAsVxlan(String type, String code) {
		Upload upload = flannel("{\"Backend\": {\"Type\": \"" + type + "\"}}", "{}");
		Problem problem = upload.problem(code);
		assertThat(problem.message()).contains(type, "vxlan");
		assertThat(problem.location()).isNotNull();
		assertThat(problem.location().line()).isEqualTo(5);
		assertThat(network(upload).backend()).isEqualTo(Backend.VXLAN);
	}

	@Test
	void aVniThatCannotBeIsRefused() {
		Upload upload = flannel("{\"Backend\": {\"Type\": \"vxlan\", \"VNI\": 16777216}}", "{}");
		assertThat(upload.problem("UNSUPPORTED_VALUE").message()).contains("16777216", "1 to 16777215", "1 is used");
		assertThat(network(upload).vni()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "crd.projectcalico.org/v1", "projectcalico.org/v3" })
	void anIpPoolMeansCalicoAndSaysHow(String apiVersion) {
		Settings settings = pool(apiVersion,
				"cidr: 192.168.0.0/16, blockSize: 27, vxlanMode: CrossSubnet, ipipMode: Never, natOutgoing: true")
			.cluster()
			.settings();
		assertThat(settings.cni()).isEqualTo(CniPlugin.CALICO);
		assertThat(settings.podCidr()).hasToString("192.168.0.0/16");
		assertThat(settings.podNetwork().backend()).isEqualTo(Backend.VXLAN);
		assertThat(settings.podNetwork().crossSubnet()).isTrue();
		assertThat(settings.podNetwork().blockSize()).isEqualTo(27);
		assertThat(settings.podNetwork().natOutgoing()).isTrue();
		assertThat(settings.tunnelDevice()).hasValue("vxlan.calico");
	}

	@Test
	void aPoolWithoutModesIsNotEncapsulated() {
		PodNetworkConfiguration network = network(pool("projectcalico.org/v3", "cidr: 10.10.0.0/16"));
		assertThat(network.backend()).isEqualTo(Backend.BGP);
		assertThat(network.natOutgoing()).isFalse();
	}

	@Test
	void aPoolThatCalicoRefusesIsSaidAtItsField() {
		Upload both = pool("projectcalico.org/v3", "cidr: 10.10.0.0/16, ipipMode: Always, vxlanMode: Always");
		assertThat(both.problem("INVALID_IPPOOL").severity()).isEqualTo(Severity.ERROR);
		assertThat(network(both).backend()).isEqualTo(Backend.IPIP);
		Upload odd = pool("projectcalico.org/v3", "cidr: 10.10.0.0/16, ipipMode: always");
		assertThat(odd.problem("UNSUPPORTED_VALUE").message()).contains("ipipMode", "\"always\"", "CrossSubnet");
		Upload tiny = pool("projectcalico.org/v3", "cidr: 10.10.0.0/24, blockSize: 22");
		assertThat(tiny.problem("UNSUPPORTED_VALUE").message()).contains("blockSize is 22", "24 to 32", "26 is used");
	}

	@Test
	void aSecondPoolIsNotIgnoredInSilence() {
		Upload upload = new Upload(pool("projectcalico.org/v3", "cidr: 10.10.0.0/16").yaml() + "---\n"
				+ pool("projectcalico.org/v3", "cidr: 10.20.0.0/16").yaml().replace("default-ipv4-ippool", "second"),
				LabSettings.defaults());
		assertThat(upload.problem("FIELD_NOT_MODELLED").message()).contains("10.20.0.0/16", "default-ipv4-ippool");
	}

	@Test
	void theOperatorsInstallationIsRead() {
		Settings settings = Upload.of("""
				apiVersion: operator.tigera.io/v1
				kind: Installation
				metadata: {name: default}
				spec:
				  calicoNetwork:
				    ipPools:
				    - {cidr: 10.48.0.0/16, encapsulation: VXLANCrossSubnet, natOutgoing: Disabled, nodeSelector: all()}
				""").cluster().settings();
		assertThat(settings.cni()).isEqualTo(CniPlugin.CALICO);
		assertThat(settings.podCidr()).hasToString("10.48.0.0/16");
		assertThat(settings.podNetwork().backend()).isEqualTo(Backend.VXLAN);
		assertThat(settings.podNetwork().crossSubnet()).isTrue();
		assertThat(settings.podNetwork().natOutgoing()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "Always,Never,IPIP,false", "CrossSubnet,Never,IPIP,true", "Never,Always,VXLAN,false",
			"Off,Off,BGP,false" })
	void calicoNodesEnvironmentIsRead(String ipip, String vxlan, Backend backend, boolean crossSubnet) {
		Settings settings = Upload.of("""
				apiVersion: apps/v1
				kind: DaemonSet
				metadata: {name: calico-node, namespace: kube-system}
				spec:
				  selector: {matchLabels: {k8s-app: calico-node}}
				  template:
				    metadata: {labels: {k8s-app: calico-node}}
				    spec:
				      hostNetwork: true
				      containers:
				      - name: calico-node
				        image: calico/node:v3.30.0
				        env:
				        - {name: CALICO_IPV4POOL_IPIP, value: "%s"}
				        - {name: CALICO_IPV4POOL_VXLAN, value: "%s"}
				        - {name: CALICO_IPV4POOL_CIDR, value: "10.10.0.0/16"}
				""".formatted(ipip, vxlan)).cluster().settings();
		assertThat(settings.cni()).isEqualTo(CniPlugin.CALICO);
		assertThat(settings.podCidr()).hasToString("10.10.0.0/16");
		assertThat(settings.podNetwork().backend()).isEqualTo(backend);
		assertThat(settings.podNetwork().crossSubnet()).isEqualTo(crossSubnet);
	}

	@Test
	void aNodeMaySayThatItHasNoBridgeNetfilter() {
		Upload upload = Upload.of("""
				apiVersion: v1
				kind: Node
				metadata: {name: a, annotations: {packetwalk.io/bridge-nf-call-iptables: "0"}}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: b, annotations: {packetwalk.io/bridge-nf-call-iptables: "off"}}
				""");
		assertThat(network(upload).withoutBridgeNetfilter()).containsExactly("a");
		assertThat(upload.problem("UNSUPPORTED_VALUE").location().line()).isEqualTo(7);
	}

	@Test
	void rangesThatOverlapAreAnError() {
		Upload upload = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kubeadm-config, namespace: kube-system}
				data:
				  ClusterConfiguration: |
				    networking: {podSubnet: 10.96.0.0/16, serviceSubnet: 10.96.0.0/12}
				""");
		Problem problem = upload.problem("RANGES_OVERLAP");
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.message()).contains("10.96.0.0/16", "10.96.0.0/12");
		assertThat(problem.location().line()).isEqualTo(4);
		assertThat(Upload.of(POD).codes()).doesNotContain("RANGES_OVERLAP");
	}

	@Test
	void aPodAtTheGatewaysAddressIsAnErrorWhereThereIsAGateway() {
		String manifests = """
				apiVersion: v1
				kind: Node
				metadata: {name: a}
				spec: {podCIDR: 10.244.3.0/24}
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: web, namespace: shop}
				spec: {nodeName: a, containers: [{name: c, image: nginx}]}
				status: {phase: Running, podIP: 10.244.3.1}
				""";
		assertThat(Upload.of(manifests).problem("POD_IP_IS_GATEWAY").location().line()).isEqualTo(10);
		String calico = "---\n" + pool("projectcalico.org/v3", "cidr: 10.244.0.0/16").yaml();
		assertThat(Upload.of(manifests + calico).codes()).doesNotContain("POD_IP_IS_GATEWAY");
	}

	@Test
	void aNodeInTheRangeOfPodsIsAnError() {
		Upload upload = Upload.of("""
				apiVersion: v1
				kind: Node
				metadata: {name: a}
				status: {addresses: [{type: InternalIP, address: 10.244.9.9}]}
				""");
		assertThat(upload.problem("NODE_IP_IN_RANGE").message()).contains("10.244.9.9", "10.244.0.0/16");
	}

	@Test
	void plainRoutesAcrossSubnetsAreWarnedOf() {
		String nodes = """
				---
				apiVersion: v1
				kind: Node
				metadata: {name: a}
				status: {addresses: [{type: InternalIP, address: 192.168.1.10}]}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: b}
				status: {addresses: [{type: InternalIP, address: 192.168.2.10}]}
				""";
		String plain = pool("projectcalico.org/v3", "cidr: 10.10.0.0/16").yaml();
		assertThat(Upload.of(plain + nodes).problem("PODS_UNREACHABLE_ACROSS_SUBNETS").message())
			.contains("Node b (192.168.2.10)", "192.168.1.0/24");
		String tunnelled = pool("projectcalico.org/v3", "cidr: 10.10.0.0/16, ipipMode: CrossSubnet").yaml();
		assertThat(Upload.of(tunnelled + nodes).codes()).doesNotContain("PODS_UNREACHABLE_ACROSS_SUBNETS");
	}

}
