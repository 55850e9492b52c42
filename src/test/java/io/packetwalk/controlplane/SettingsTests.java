package io.packetwalk.controlplane;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	private static final String CONFIGURATION = """
			apiVersion: kubeproxy.config.k8s.io/v1alpha1
			kind: KubeProxyConfiguration
			mode: ipvs
			clusterCIDR: 10.10.0.0/16
			iptables: {masqueradeAll: true, masqueradeBit: 15, localhostNodePorts: false}
			nodePortAddresses: [172.18.0.0/16]
			conntrack: {tcpBeLiberal: true}
			""";

	@Test
	void kubeProxyConfigurationIsFoundAsADocument() {
		check(Upload.of(CONFIGURATION + "---\n" + Upload.deployment("shop", "web", 1, "")));
	}

	@Test
	void kubeProxyConfigurationIsFoundInKubeadmsConfigMap() {
		check(Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kube-proxy, namespace: kube-system}
				data:
				  config.conf: |
				""" + CONFIGURATION.indent(4)));
	}

	private static void check(Upload upload) {
		Settings settings = upload.cluster().settings();
		assertThat(settings.proxyMode()).isEqualTo(ProxyMode.IPVS);
		assertThat(settings.podCidr()).hasToString("10.10.0.0/16");
		assertThat(settings.kubeProxy().clusterCidr()).hasToString("10.10.0.0/16");
		assertThat(settings.kubeProxy().masqueradeAll()).isTrue();
		assertThat(settings.kubeProxy().masqueradeBit()).isEqualTo(15);
		assertThat(settings.kubeProxy().localhostNodePorts()).isFalse();
		assertThat(settings.kubeProxy().nodePortAddresses()).containsExactly(Cidr.of("172.18.0.0/16"));
		assertThat(settings.kubeProxy().conntrackTcpLiberal()).isTrue();
		assertThat(upload.problem("PROXY_MODE_DEPRECATED").message()).contains("ipvs", "1.35");
	}

	@Test
	void aConfigurationWithoutAClusterCidrLeavesPodsUndetected() {
		Settings settings = Upload.of("""
				apiVersion: kubeproxy.config.k8s.io/v1alpha1
				kind: KubeProxyConfiguration
				mode: iptables
				""").cluster().settings();
		assertThat(settings.kubeProxy().clusterCidr()).isNull();
		assertThat(settings.podCidr()).hasToString("10.244.0.0/16");
	}

	@Test
	void userspaceModeIsExplainedAsRemoved() {
		Upload upload = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kube-proxy, namespace: kube-system}
				data: {config.conf: "mode: userspace"}
				""");
		assertThat(upload.problem("PROXY_MODE_REMOVED").message()).contains("1.26");
		assertThat(upload.problem("PROXY_MODE_REMOVED").location().line()).isEqualTo(4);
	}

	@Test
	void theLabsChoiceWinsOverTheManifests() {
		LabSettings lab = new LabSettings(Profile.KUBEADM, 3, null, null, Cidr.of("10.77.0.0/16"),
				Cidr.of("10.88.0.0/16"), "corp.k8s", "auto", 1);
		Settings settings = new Upload(CONFIGURATION, lab).cluster().settings();
		assertThat(settings.podCidr()).hasToString("10.77.0.0/16");
		assertThat(settings.serviceCidr()).hasToString("10.88.0.0/16");
		assertThat(settings.clusterDomain()).isEqualTo("corp.k8s");
	}

	@Test
	void kubeadmsOwnConfigurationIsRead() {
		Settings settings = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kubeadm-config, namespace: kube-system}
				data:
				  ClusterConfiguration: |
				    networking: {dnsDomain: lab.k8s, podSubnet: 10.60.0.0/16, serviceSubnet: 10.70.0.0/16}
				""").cluster().settings();
		assertThat(settings.clusterDomain()).isEqualTo("lab.k8s");
		assertThat(settings.podCidr()).hasToString("10.60.0.0/16");
		assertThat(settings.serviceCidr()).hasToString("10.70.0.0/16");
	}

	@Test
	void flannelsConfigurationTellsThePodRange() {
		Settings settings = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
				data: {net-conf.json: '{"Network": "10.200.0.0/16", "Backend": {"Type": "vxlan"}}'}
				""").cluster().settings();
		assertThat(settings.podCidr()).hasToString("10.200.0.0/16");
	}

	@Test
	void theWorldOutsideIsRead() {
		Outside outside = Upload.of("""
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: outside}
				spec:
				  nodeResolvConf: {nameservers: [10.0.0.3], searches: [lab.internal], options: ["ndots:1"]}
				  dnsServers:
				  - {address: 10.0.0.3, records: [{name: api.example.com., type: A, ttl: 60, data: [203.0.113.10]}]}
				  - {address: 10.0.0.66, behaviour: drop}
				  clients: [{name: laptop, address: 198.51.100.7}]
				  hosts: [{name: api.example.com, address: 203.0.113.10, ports: [{port: 443, protocol: TCP}]}]
				""").cluster().outside();
		assertThat(outside.assumed()).isFalse();
		assertThat(outside.nodeNameservers()).containsExactly(IpAddress.of("10.0.0.3"));
		assertThat(outside.nodeSearches()).containsExactly("lab.internal");
		assertThat(outside.dnsServers()).extracting(Outside.DnsServer::behaviour).containsExactly("answer", "drop");
		assertThat(outside.dnsServers().getFirst().records()).singleElement()
			.satisfies((one) -> assertThat(one.ttl()).isEqualTo(60));
		assertThat(outside.clients()).containsEntry("laptop", IpAddress.of("198.51.100.7"));
		assertThat(outside.hosts().getFirst().ports()).singleElement()
			.satisfies((one) -> assertThat(one.port()).isEqualTo(443));
	}

	@Test
	void withoutAnOutsideTheWorldIsAssumed() {
		assertThat(Upload.of(Upload.deployment("shop", "web", 1, "")).cluster().outside())
			.isEqualTo(Outside.assumedWorld());
	}

}
