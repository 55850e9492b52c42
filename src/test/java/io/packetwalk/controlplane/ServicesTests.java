package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.manifest.Severity;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesTests {

	@Test
	void whatAServiceLeavesOutIsFilledIn() {
		Service service = Upload.of(Upload.service("shop", "web", "{ports: [{port: 80}]}")).service("shop/web");
		assertThat(service.type()).isEqualTo("ClusterIP");
		assertThat(service.affinitySeconds()).isZero();
		assertThat(service.externalPolicyLocal()).isFalse();
		assertThat(service.internalPolicyLocal()).isFalse();
		ServicePort port = service.ports().getFirst();
		assertThat(port.protocol()).isEqualTo(Protocol.TCP);
		assertThat(port.targetPort()).isEqualTo("80");
		assertThat(port.name()).isNull();
		assertThat(port.nodePort()).isZero();
	}

	@Test
	void clientAffinityLastsThreeHoursUnlessSaidOtherwise() {
		String spec = "{sessionAffinity: ClientIP, ports: [{port: 80}]%s}";
		assertThat(Upload.of(Upload.service("shop", "web", spec.formatted(""))).service("shop/web").affinitySeconds())
			.isEqualTo(10_800);
		assertThat(Upload
			.of(Upload.service("shop", "web",
					spec.formatted(", sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}")))
			.service("shop/web")
			.affinitySeconds()).isEqualTo(60);
	}

	@Test
	void virtualAddressesComeFromTheDynamicBand() {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 200; i++) {
			many.append(Upload.service("shop", "web-" + i, "{type: NodePort, ports: [{port: 80}]}"));
		}
		List<Service> services = Upload.of(many.toString()).profile(Profile.BARE).cluster().services();
		assertThat(services).hasSize(200).allSatisfy((service) -> {
			assertThat(Cidr.of("10.96.0.0/12").contains(service.clusterIp())).isTrue();
			assertThat(Cidr.of("10.96.0.0/24").contains(service.clusterIp())).isFalse();
			assertThat(service.ports().getFirst().nodePort()).isBetween(30_086, 32_767);
		});
		assertThat(services).extracting(Service::clusterIp).doesNotHaveDuplicates();
		assertThat(services).extracting((service) -> service.ports().getFirst().nodePort()).doesNotHaveDuplicates();
	}

	@Test
	void aSmallRangeFallsBackToTheStaticBandAndThenRefuses() {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 31; i++) {
			many.append(Upload.service("shop", "web-" + (char) ('a' + i / 10) + i % 10, "{ports: [{port: 80}]}"));
		}
		LabSettings small = new LabSettings(Profile.BARE, 1, null, null, null, Cidr.of("10.50.0.0/27"), null, "auto",
				1);
		Upload upload = new Upload(many.toString(), small);
		assertThat(upload.cluster().services()).hasSize(30).extracting(Service::clusterIp).doesNotHaveDuplicates();
		assertThat(upload.problem("CLUSTER_IPS_EXHAUSTED").object()).isEqualTo("Service shop/web-d0");
	}

	@Test
	void anAddressDoesNotDependOnOtherServices() {
		String web = Upload.service("shop", "web", "{ports: [{port: 80}]}");
		String other = Upload.service("shop", "api", "{ports: [{port: 80}]}");
		assertThat(Upload.of(other + web).service("shop/web")).isEqualTo(Upload.of(web).service("shop/web"));
	}

	@Test
	void headlessAndExternalNameServicesHaveNoAddress() {
		Upload upload = Upload.of(Upload.service("shop", "db", "{clusterIP: None, selector: {app: db}}")
				+ Upload.service("shop", "mail", "{type: ExternalName, externalName: smtp.example.com}"));
		assertThat(upload.service("shop/db").headless()).isTrue();
		assertThat(upload.service("shop/db").clusterIps()).isEmpty();
		assertThat(upload.service("shop/mail").externalName()).isEqualTo("smtp.example.com");
		assertThat(upload.service("shop/mail").clusterIps()).isEmpty();
		assertThat(upload.cluster().slicesOf(upload.service("shop/mail"))).isEmpty();
	}

	@Test
	void theSecondServiceWithAClusterIpIsRefused() {
		Upload upload = Upload.of(Upload.service("shop", "one", "{clusterIP: 10.96.0.50, ports: [{port: 80}]}")
				+ Upload.service("shop", "two", "{clusterIP: 10.96.0.50, ports: [{port: 80}]}"));
		assertThat(upload.cluster().service("shop", "one")).isPresent();
		assertThat(upload.cluster().service("shop", "two")).isEmpty();
		assertThat(upload.problem("DUPLICATE_CLUSTER_IP").message()).contains("10.96.0.50", "Service shop/one");
	}

	@Test
	void anAddressOutsideTheRangeIsKeptAndSaid() {
		Upload upload = Upload.of(Upload.service("shop", "one", "{clusterIP: 172.30.0.041, ports: [{port: 80}]}"));
		assertThat(upload.service("shop/one").clusterIp()).hasToString("172.30.0.41");
		assertThat(upload.problem("CLUSTER_IP_OUT_OF_RANGE").severity()).isEqualTo(Severity.WARNING);
	}

	@Test
	void theSecondServiceWithANodePortIsRefused() {
		Upload upload = Upload
			.of(Upload.service("shop", "one", "{type: NodePort, ports: [{port: 80, nodePort: 30080}]}")
					+ Upload.service("shop", "two", "{type: NodePort, ports: [{port: 80, nodePort: 30080}]}"));
		assertThat(upload.cluster().service("shop", "two")).isEmpty();
		assertThat(upload.problem("DUPLICATE_NODE_PORT").object()).isEqualTo("Service shop/two");
	}

	@Test
	void aNodePortOutsideTheRangeIsKeptAndSaid() {
		Upload upload = Upload
			.of(Upload.service("shop", "one", "{type: NodePort, ports: [{port: 80, nodePort: 8080}]}"));
		assertThat(upload.service("shop/one").ports().getFirst().nodePort()).isEqualTo(8080);
		assertThat(upload.problem("NODE_PORT_OUT_OF_RANGE").severity()).isEqualTo(Severity.ERROR);
	}

	@Test
	void tcpAndUdpOfOneNumberShareANodePort() {
		Service service = Upload.of(Upload.service("shop", "dns",
				"{type: NodePort, ports: [{name: u, port: 53, protocol: UDP}, {name: t, port: 53}, {name: m, port: 9153}]}"))
			.service("shop/dns");
		List<Integer> ports = service.ports().stream().map(ServicePort::nodePort).toList();
		assertThat(ports.get(0)).isEqualTo(ports.get(1));
		assertThat(ports.get(2)).isNotEqualTo(ports.get(0));
	}

	@Test
	void aHealthCheckPortExistsOnlyForLocalLoadBalancers() {
		String local = "{type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80}]}";
		assertThat(Upload.of(Upload.service("shop", "lb", local)).service("shop/lb").healthCheckNodePort())
			.isBetween(30_086, 32_767);
		assertThat(Upload.of(Upload.service("shop", "lb", local.replace("Local,", "Cluster,")))
			.service("shop/lb")
			.healthCheckNodePort()).isZero();
	}

	@Test
	void aLoadBalancerMayGoWithoutNodePorts() {
		Service service = Upload
			.of(Upload.service("shop", "lb",
					"{type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80}]}"))
			.service("shop/lb");
		assertThat(service.ports().getFirst().nodePort()).isZero();
	}

	@Test
	void aLoadBalancerStaysPendingWhereNothingServesIt() {
		Upload upload = Upload.of(Upload.service("shop", "lb", "{type: LoadBalancer, ports: [{port: 80}]}"));
		assertThat(upload.service("shop/lb").loadBalancer()).isEmpty();
		assertThat(upload.problem("LOAD_BALANCER_PENDING").suggestion()).contains("MetalLB");
	}

	@Test
	void k3sServesALoadBalancerOnEveryNodeButAPortOnlyOnce() {
		Upload upload = Upload
			.of(Upload.service("shop", "one", "{type: LoadBalancer, ports: [{port: 80}]}")
					+ Upload.service("shop", "two", "{type: LoadBalancer, ports: [{port: 80}]}"))
			.profile(Profile.K3S);
		assertThat(upload.service("shop/one").loadBalancer()).extracting((one) -> String.valueOf(one.ip()))
			.containsExactly("172.18.0.2", "172.18.0.3", "172.18.0.4");
		assertThat(upload.service("shop/two").loadBalancer()).isEmpty();
		assertThat(upload.problem("LOAD_BALANCER_PENDING").object()).isEqualTo("Service shop/two");
	}

	@Test
	void aStatedLoadBalancerAddressWins() {
		Upload upload = Upload
			.of(Upload.service("shop", "lb", "{type: LoadBalancer, ports: [{port: 80}]}")
					+ "status: {loadBalancer: {ingress: [{ip: 203.0.113.5, ipMode: Proxy}]}}\n")
			.profile(Profile.K3S);
		assertThat(upload.service("shop/lb").loadBalancer()).singleElement().satisfies((one) -> {
			assertThat(one.ip()).hasToString("203.0.113.5");
			assertThat(one.proxied()).isTrue();
		});
	}

	@Test
	void whatTheApiServerRefusesIsNotThere() {
		Upload upload = Upload.of(Upload.service("shop", "none", "{selector: {app: web}}")
				+ Upload.service("shop", "many", "{ports: [{port: 80}, {port: 81}]}")
				+ Upload.service("shop", "twice", "{ports: [{name: a, port: 80}, {name: b, port: 80}]}")
				+ Upload.service("shop", "alias", "{type: ExternalName}"));
		assertThat(upload.cluster().services()).noneMatch((service) -> service.namespace().equals("shop"));
		assertThat(upload.codes()).contains("SERVICE_HAS_NO_PORTS", "MULTI_PORT_NEEDS_NAMES", "DUPLICATE_SERVICE_PORT",
				"EXTERNAL_NAME_MISSING");
	}

}
