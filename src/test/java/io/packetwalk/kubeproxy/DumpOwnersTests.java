package io.packetwalk.kubeproxy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

class DumpOwnersTests {

	private static final String WEB = """
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: default}
			spec:
			  clusterIP: 10.96.0.50
			  ports:
			  - {name: admin, port: 81}
			  - {name: http, port: 80}
			---
			apiVersion: discovery.k8s.io/v1
			kind: EndpointSlice
			metadata: {name: web-1, namespace: default, labels: {kubernetes.io/service-name: web}}
			addressType: IPv4
			ports: [{name: http, port: 8080, protocol: TCP}]
			endpoints: [{addresses: [10.244.1.2]}, {addresses: [10.244.1.3]}]
			""";

	private static Cluster cluster() {
		VectorManifests manifests = VectorManifests.read(WEB);
		return Clusters.of(Clusters.DEFAULTS, Clusters.node("a", null, "192.168.0.2"), manifests.services,
				manifests.slices);
	}

	@Test
	void chainsOfKnownServicesAreRecognisedWithoutComments() {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, WEB);
		String bare = IptablesSave.print(programmed.rules()).replaceAll(" -m comment --comment \"[^\"]*\"", "");
		assertThat(DumpOwners.of(cluster(), IptablesSave.parse(bare))).isEqualTo(programmed.owners());
	}

	@Test
	void commentsTellTheOwnersOfChainsThatAreCalledOtherwise() {
		String old = IptablesSave.print(Clusters.program(Clusters.DEFAULTS, WEB).rules())
			.replaceAll("KUBE-SVC-\\w{16}", "KUBE-SVC-ABCDEFGHIJKLMNOP");
		assertThat(DumpOwners.of(cluster(), IptablesSave.parse(old))).containsEntry("KUBE-SVC-ABCDEFGHIJKLMNOP",
				new ChainOwner("default", "web", 1, ""));
	}

	@Test
	void aServiceTheClusterDoesNotHaveIsNamedAllTheSame() {
		String foreign = """
				*nat
				:KUBE-SEP-AAAAAAAAAAAAAAAA - [0:0]
				-A KUBE-SEP-AAAAAAAAAAAAAAAA -p tcp -m comment --comment "ns1/svc1:p80" -m tcp -j DNAT --to-destination 10.180.0.1:80
				COMMIT
				""";
		assertThat(DumpOwners.of(cluster(), IptablesSave.parse(foreign))).containsEntry("KUBE-SEP-AAAAAAAAAAAAAAAA",
				new ChainOwner("ns1", "svc1", 0, "10.180.0.1:80"));
	}

	@Test
	void nftablesChainsTellTheirOwnersByName() {
		assertThat(DumpOwners.ofNft(cluster(),
				List.of("services", "service-ULMVA6XW-default/web/tcp/http",
						"endpoint-5OJB2KTY-default/web/tcp/http__10.244.1.2/8080", "external-AAAAAAAA-a/b/udp/")))
			.containsEntry("service-ULMVA6XW-default/web/tcp/http", new ChainOwner("default", "web", 1, ""))
			.containsEntry("endpoint-5OJB2KTY-default/web/tcp/http__10.244.1.2/8080",
					new ChainOwner("default", "web", 1, "10.244.1.2:8080"))
			.containsEntry("external-AAAAAAAA-a/b/udp/", new ChainOwner("a", "b", 0, ""))
			.hasSize(3);
	}

}
