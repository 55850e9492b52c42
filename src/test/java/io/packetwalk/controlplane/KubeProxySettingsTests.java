package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.net.Cidr;

import static org.assertj.core.api.Assertions.assertThat;

/** What the fields of KubeProxyConfiguration make of a cluster's settings. */
class KubeProxySettingsTests {

	private static Upload document(String fields) {
		return Upload.of("apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n" + fields);
	}

	private static Upload configMap(String fields) {
		return Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kube-proxy, namespace: kube-system}
				data:
				  kubeconfig.conf: |
				    apiVersion: v1
				  config.conf: |
				    apiVersion: kubeproxy.config.k8s.io/v1alpha1
				    kind: KubeProxyConfiguration
				""" + fields.indent(4));
	}

	private static KubeProxyConfiguration configuration(Upload upload) {
		return upload.cluster().settings().kubeProxy();
	}

	@ParameterizedTest
	@CsvSource({ "iptables,IPTABLES", "nftables,NFTABLES", "ipvs,IPVS", "'\"\"',IPTABLES", "userspace,IPTABLES" })
	void theModeAskedForIsTheModeWalked(String written, ProxyMode mode) {
		assertThat(document("mode: " + written + "\n").cluster().settings().proxyMode()).isEqualTo(mode);
	}

	@ParameterizedTest
	@EnumSource
	void theLabsModeWinsOverTheDocuments(ProxyMode chosen) {
		LabSettings lab = new LabSettings(Profile.KUBEADM, 1, chosen, null, null, null, null, "none", 1);
		Upload upload = new Upload(document("mode: nftables\n").yaml(), lab);
		assertThat(upload.cluster().settings().proxyMode()).isEqualTo(chosen);
		assertThat(upload.codes().contains("SETTING_WINS")).isEqualTo(chosen != ProxyMode.NFTABLES);
	}

	@Test
	void ipvsIsDeprecatedAtItsLineInsideTheConfigMap() {
		Problem problem = configMap("bindAddress: 0.0.0.0\nmode: ipvs\n").problem("PROXY_MODE_DEPRECATED");
		assertThat(problem.severity()).isEqualTo(Severity.WARNING);
		assertThat(problem.message()).contains("1.35");
		assertThat(problem.location().line()).isEqualTo(11);
		assertThat(problem.location().column()).isEqualTo(5);
	}

	@Test
	void aConfigMapInJsonIsPointedAtByItsKey() {
		Problem problem = Upload
			.of("""
					{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kube-proxy", "namespace": "kube-system"},
					 "data": {"config.conf": "a: 1\\nb: 2\\nmode: ipvs\\n"}}
					""")
			.problem("PROXY_MODE_DEPRECATED");
		assertThat(problem.location().line()).isEqualTo(2);
	}

	@Test
	void userspaceIsWalkedAsIptablesAndSaid() {
		assertThat(document("mode: userspace\n").problem("PROXY_MODE_REMOVED").location().line()).isEqualTo(3);
	}

	@Test
	void podsAreDetectedByTheClustersRangesOfBothFamilies() {
		assertThat(configuration(document("clusterCIDR: 10.10.0.0/16,fd00:10::/56\n")).detectLocal())
			.isEqualTo(new DetectLocal.ClusterCidr(List.of(Cidr.of("10.10.0.0/16"), Cidr.of("fd00:10::/56"))));
	}

	@Test
	void podsAreDetectedByNodeRangeBridgeOrLinkName() {
		assertThat(configuration(document("detectLocalMode: NodeCIDR\n")).detectLocal())
			.isEqualTo(new DetectLocal.NodeCidr());
		assertThat(configuration(configMap("detectLocalMode: BridgeInterface\ndetectLocal: {bridgeInterface: cni0}\n"))
			.detectLocal()).isEqualTo(new DetectLocal.BridgeInterface("cni0"));
		assertThat(configuration(
				document("detectLocalMode: InterfaceNamePrefix\ndetectLocal: {interfaceNamePrefix: cali}\n"))
			.detectLocal()).isEqualTo(new DetectLocal.InterfaceNamePrefix("cali"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "detectLocalMode: BridgeInterface\n",
			"detectLocalMode: BridgeInterface\ndetectLocal: {bridgeInterface: a-name-far-too-long}\n",
			"detectLocalMode: InterfaceNamePrefix\ndetectLocal: {bridgeInterface: cni0}\n", "clusterCIDR: 10.0.0.0\n",
			"clusterCIDR: '10.0.0.0/8,10.1.0.0/16'\n" })
	void whatKubeProxyWouldNotStartWithIsAnError(String fields) {
		Upload upload = document(fields);
		assertThat(upload.problem("UNSUPPORTED_VALUE").message()).contains("would not start");
		assertThat(upload.problem("UNSUPPORTED_VALUE").location().line()).isGreaterThanOrEqualTo(3);
	}

	@Test
	void withoutAClusterCidrItIsSaidThatPodsAreNotDetected() {
		Upload upload = document("mode: iptables\n");
		assertThat(configuration(upload).detectLocal()).isEqualTo(new DetectLocal.ClusterCidr(List.of()));
		assertThat(upload.problem("PODS_NOT_DETECTED").severity()).isEqualTo(Severity.INFO);
	}

	@Test
	void eachModeHasMasqueradingOfItsOwn() {
		String both = "iptables: {masqueradeAll: true, masqueradeBit: 15}\nnftables: {masqueradeBit: 3}\n";
		KubeProxyConfiguration iptables = configuration(document("mode: ipvs\n" + both));
		assertThat(iptables.masqueradeAll()).isTrue();
		assertThat(iptables.masqueradeBit()).isEqualTo(15);
		Upload nftables = document("mode: nftables\n" + both);
		assertThat(configuration(nftables).masqueradeAll()).isFalse();
		assertThat(configuration(nftables).masqueradeBit()).isEqualTo(3);
		assertThat(nftables.problem("FIELD_WITHOUT_EFFECT").location().line()).isEqualTo(4);
	}

	@Test
	void nodePortsMayBeLimitedToPrimaryAddresses() {
		KubeProxyConfiguration primary = configuration(document("nodePortAddresses: [primary]\n"));
		assertThat(primary.primaryNodePorts()).isTrue();
		assertThat(primary.nodePortAddresses()).isEmpty();
		Upload mixed = document("nodePortAddresses: [primary, 10.0.0.0/8]\n");
		assertThat(configuration(mixed).primaryNodePorts()).isFalse();
		assertThat(configuration(mixed).nodePortAddresses()).containsExactly(Cidr.of("10.0.0.0/8"));
		assertThat(mixed.problem("UNSUPPORTED_VALUE").message()).contains("\"primary\"");
	}

	@Test
	void ipvsIsSetUpAsWritten() {
		var ipvs = configuration(
				document("mode: ipvs\nipvs: {scheduler: sh, strictARP: true, excludeCIDRs: [10.9.0.0/16, nonsense]}\n"))
			.ipvs();
		assertThat(ipvs.scheduler()).isEqualTo("sh");
		assertThat(ipvs.strictArp()).isTrue();
		assertThat(ipvs.excludeCidrs()).containsExactly(Cidr.of("10.9.0.0/16"));
		Upload unknown = document("mode: ipvs\nipvs: {scheduler: fastest}\n");
		assertThat(configuration(unknown).ipvs().scheduler()).isEqualTo("rr");
		assertThat(unknown.problem("UNSUPPORTED_VALUE").message()).contains("fastest", "wlc");
	}

	@Test
	void whatIsNotModelledInsideAConfigMapIsSaidAtItsLine() {
		Upload upload = configMap("bindAddress: 192.0.2.1\nhostnameOverride: \"\"\nclusterCIDR: 10.10.0.0/16\n");
		Problem problem = upload.problem("FIELD_NOT_MODELLED");
		assertThat(problem.message()).contains("bindAddress");
		assertThat(problem.location().line()).isEqualTo(10);
	}

	@Test
	void flagsOfTheDaemonSetAreRead() {
		Upload upload = Upload.of("""
				apiVersion: apps/v1
				kind: DaemonSet
				metadata: {name: kube-proxy, namespace: kube-system}
				spec:
				  selector: {matchLabels: {k8s-app: kube-proxy}}
				  template:
				    metadata: {labels: {k8s-app: kube-proxy}}
				    spec:
				      hostNetwork: true
				      containers:
				      - name: kube-proxy
				        image: kube-proxy
				        command: [kube-proxy, --proxy-mode=nftables, --cluster-cidr, 10.10.0.0/16, --masquerade-all]
				""");
		assertThat(upload.cluster().settings().proxyMode()).isEqualTo(ProxyMode.NFTABLES);
		assertThat(configuration(upload).masqueradeAll()).isTrue();
		assertThat(configuration(upload).clusterCidr()).hasToString("10.10.0.0/16");
	}

	@Test
	void k3sNodesTellTheArgumentsOfTheirKubeProxy() {
		Upload upload = Upload
			.of("""
					apiVersion: v1
					kind: Node
					metadata:
					  name: one
					  annotations:
					    k3s.io/node-args: '["server","--kube-proxy-arg","proxy-mode=ipvs","--kube-proxy-arg=ipvs-scheduler=lc"]'
					""")
			.profile(Profile.K3S);
		assertThat(upload.cluster().settings().proxyMode()).isEqualTo(ProxyMode.IPVS);
		assertThat(configuration(upload).ipvs().scheduler()).isEqualTo("lc");
		assertThat(upload.problem("PROXY_MODE_DEPRECATED").location().line()).isEqualTo(6);
	}

}
