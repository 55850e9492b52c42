package io.packetwalk.controlplane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.cluster.Profile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.net.Cidr;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that no API server takes, or that contradict each other. */
class ContradictingServicesTests {

	private static Upload web(String spec) {
		return Upload.of(Upload.service("shop", "web", spec));
	}

	private static void isRefused(Upload upload, String code) {
		Problem problem = upload.problem(code);
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.location().line()).isPositive();
		assertThat(problem.message()).contains("the API server refuses it", "Service shop/web");
		assertThat(upload.cluster().service("shop", "web")).isEmpty();
	}

	private static void isKeptWithout(Upload upload, String code, String field) {
		Problem problem = upload.problem(code);
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.message()).contains(field, "the API server refuses it", "left out");
		assertThat(upload.cluster().service("shop", "web")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ports: [{name: HTTP, port: 80}]}", "{ports: [{name: a_b, port: 80}]}",
			"{ports: [{name: web-, port: 80}]}", "{ports: [{port: 80, targetPort: a-port-name-too-long}]}",
			"{ports: [{port: 80, targetPort: Http}]}", "{ports: [{port: 80, targetPort: a--b}]}",
			"{type: ExternalName, externalName: 'http://example.com'}",
			"{type: ExternalName, externalName: Example_Com}" })
	void aNameThatIsNoDnsNameRefusesTheService(String spec) {
		isRefused(web(spec), "INVALID_SERVICE_NAME");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{type: ExternalName, externalName: smtp.example.com.}",
			"{ports: [{name: a1-b, port: 80, targetPort: http-alt}]}", "{ports: [{name: '80', port: 80}]}" })
	void ordinaryNamesAreTaken(String spec) {
		assertThat(web(spec).cluster().service("shop", "web")).isPresent();
	}

	@Test
	void twoPortsOfOneNameRefuseTheService() {
		isRefused(web("{ports: [{name: http, port: 80}, {name: http, port: 81}]}"), "DUPLICATE_SERVICE_PORT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "169.254.1.1", "224.0.0.10", "0.0.0.0", "::1", "fe80::1", "ff02::1" })
	void aSpecialExternalAddressRefusesTheService(String address) {
		isRefused(web("{ports: [{port: 80}], externalIPs: [192.0.2.1, '" + address + "']}"), "INVALID_EXTERNAL_IP");
	}

	@Test
	void anExternalNameHasNoClusterIp() {
		isKeptWithout(web("{type: ExternalName, externalName: a.example.com, clusterIP: 10.96.0.9}"),
				"CLUSTER_IP_NOT_ALLOWED", "clusterIP");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{type: NodePort, ports: [{port: 80}], loadBalancerSourceRanges: [10.0.0.0/8]}|loadBalancerSourceRanges",
			"{ports: [{port: 80}], allocateLoadBalancerNodePorts: false}|allocateLoadBalancerNodePorts",
			"{ports: [{port: 80}], loadBalancerClass: x/y}|loadBalancerClass",
			"{type: LoadBalancer, ports: [{port: 80}], healthCheckNodePort: 30100}|healthCheckNodePort",
			"{ports: [{port: 80}], sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}}|sessionAffinityConfig" })
	void aFieldOfAnotherKindOfServiceIsLeftOut(String spec, String field) {
		isKeptWithout(web(spec), "FIELD_NOT_ALLOWED", field);
	}

	@Test
	void anExternalPolicyNeedsAWayIn() {
		Upload upload = web("{ports: [{port: 80}], externalTrafficPolicy: Local}");
		isKeptWithout(upload, "POLICY_WITHOUT_EFFECT", "externalTrafficPolicy");
		assertThat(upload.service("shop/web").externalPolicyLocal()).isFalse();
		Upload reachable = web("{ports: [{port: 80}], externalTrafficPolicy: Local, externalIPs: [192.0.2.9]}");
		assertThat(reachable.codes()).doesNotContain("POLICY_WITHOUT_EFFECT");
		assertThat(reachable.service("shop/web").externalPolicyLocal()).isTrue();
	}

	@Test
	void anIpModeNeedsAnAddress() {
		Upload upload = Upload.of(Upload.service("shop", "web", "{type: LoadBalancer, ports: [{port: 80}]}")
				+ "status: {loadBalancer: {ingress: [{hostname: lb.example.com, ipMode: VIP}]}}\n");
		isKeptWithout(upload, "FIELD_NOT_ALLOWED", "ipMode");
	}

	@Test
	void aHealthCheckPortIsTakenOnce() {
		String spec = "{type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30100, ports: [{port: 80}]}";
		isRefused(Upload.of(Upload.service("shop", "first", spec) + Upload.service("shop", "web", spec)),
				"DUPLICATE_NODE_PORT");
	}

	@Test
	void oneNodePortServesTwoProtocolsOfOneServiceOnly() {
		assertThat(web("{type: NodePort, ports: [{name: t, port: 53, nodePort: 30053}, {name: u, port: 53,"
				+ " nodePort: 30053, protocol: UDP}]}")
			.codes()).doesNotContain("DUPLICATE_NODE_PORT");
		isRefused(
				Upload.of(Upload.service("shop", "first", "{type: NodePort, ports: [{port: 53, nodePort: 30053}]}")
						+ Upload.service("shop", "web",
								"{type: NodePort, ports: [{port: 53, nodePort: 30053, protocol: UDP}]}")),
				"DUPLICATE_NODE_PORT");
	}

	@Test
	void blanksAroundASourceRangeDoNotCount() {
		Upload upload = web(
				"{type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [' 203.0.113.0/25 ']}");
		assertThat(upload.problem("BLANKS_TRIMMED").severity()).isEqualTo(Severity.INFO);
		assertThat(upload.service("shop/web").sourceRanges()).hasSize(1);
	}

	@Test
	void aSourceRangeOfTheOtherFamilyLeavesNobodyOut() {
		Upload upload = web("{type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: ['2001:db8::/32']}");
		assertThat(upload.problem("SOURCE_RANGE_OF_OTHER_FAMILY").location().line()).isPositive();
		assertThat(upload.problem("SOURCE_RANGES_LEAVE_NOBODY_OUT").message()).contains("everybody");
	}

	@Test
	void anUnreadableRangeInTheAnnotationIsSaid() {
		Upload upload = Upload.of(Upload.service("shop", "web", "{type: LoadBalancer, ports: [{port: 80}]}")
			.replace("namespace: shop", "namespace: shop, annotations:"
					+ " {service.beta.kubernetes.io/load-balancer-source-ranges: '10.0.0.0/8,nonsense'}"));
		assertThat(upload.problem("UNSUPPORTED_VALUE").message()).contains("nonsense");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{clusterIP: 10.96.0.9, clusterIPs: [10.96.0.10], ports: [{port: 80}]}",
			"{clusterIPs: [10.96.0.9, 10.96.0.10], ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}",
			"{clusterIP: 10.96.0.9, ipFamilies: [IPv6], ports: [{port: 80}]}",
			"{ipFamilies: [IPv4, IPv4], ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]}",
			"{ipFamilies: [IPv4, IPv6], ports: [{port: 80}]}",
			"{ipFamilies: [IPv4, IPv6], ipFamilyPolicy: SingleStack, ports: [{port: 80}]}" })
	void familiesThatContradictRefuseTheService(String spec) {
		isRefused(web(spec), "IP_FAMILIES_CONTRADICT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ipFamilies: [IPv6], ports: [{port: 80}]}",
			"{ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}" })
	void aFamilyTheClusterDoesNotHaveRefusesTheService(String spec) {
		isRefused(web(spec), "IP_FAMILY_NOT_CONFIGURED");
	}

	@Test
	void preferringTwoFamiliesIsContentWithOne() {
		Upload upload = web("{ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]}");
		assertThat(upload.service("shop/web").clusterIps()).hasSize(1);
	}

	@Test
	void rangesThatOverlapAreSaid() {
		LabSettings lab = new LabSettings(Profile.KUBEADM, 1, null, null, Cidr.of("10.96.0.0/16"),
				Cidr.of("10.96.0.0/12"), null, "none", 1);
		assertThat(new Upload(Upload.service("shop", "web", "{ports: [{port: 80}]}"), lab).problem("RANGES_OVERLAP")
			.message()).contains("10.96.0.0/16", "10.96.0.0/12");
	}

}
