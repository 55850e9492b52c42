package io.packetwalk.kubeproxy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that upstream's tests and published listings show. */
class ChainNamesTests {

	private static ServicePortName name(String service, String port, String protocol) {
		String[] parts = service.split("/");
		return new ServicePortName(parts[0], parts[1], (port == null) ? "" : port,
				Protocol.parse(protocol).orElseThrow());
	}

	@ParameterizedTest
	@CsvSource({ "ns1/svc1,p80,tcp,XPGD46QRK7WJZT7O", "ns2/svc2,p80,tcp,GNZBNJ2PO5MGZ6GT",
			"ns3/svc3,p80,tcp,X27LE4BHSL4DOUIK", "ns4/svc4,p80,tcp,4SW47YFZTEDKD3PK",
			"ns5/svc5,p80,tcp,NUKIZ6OKUXPJNT4C", "ns2/svc2,p8080,tcp,2VJB64SDSIJUP5T6",
			"ns4/svc4,p8082,tcp,EBDQOQU5SJFXRIL3", "default/kubernetes,https,tcp,NPX46M4PTMTKRN6Y",
			"kube-system/kube-dns,dns,udp,TCOU7JCQXEZGVUNU", "kube-system/kube-dns,dns-tcp,tcp,ERIFXISQEP7F7OF4",
			"kube-system/kube-dns,metrics,tcp,JD5MR3NA4I4DYORP", "default/web,,tcp,LOLE4ISW44XBNF3G" })
	void aServicePortHasFourChainsOfOneHash(String service, String port, String protocol, String hash) {
		ChainNames names = new ChainNames(name(service, port, protocol));
		assertThat(List.of(names.cluster(), names.local(), names.external(), names.firewall()))
			.containsExactly("KUBE-SVC-" + hash, "KUBE-SVL-" + hash, "KUBE-EXT-" + hash, "KUBE-FW-" + hash);
	}

	@ParameterizedTest
	@CsvSource({ "ns1/svc1,p80,10.180.0.1,80,SXIVWICOYRO3J4NJ", "ns2/svc2,p80,10.180.0.2,80,RS4RBKLTHTF2IUXJ",
			"ns3/svc3,p80,10.180.0.3,80,OYPFS5VJICHGATKP", "ns4/svc4,p80,10.180.0.4,80,UKSFD7AGPMPPLUHC",
			"ns4/svc4,p80,10.180.0.5,80,C6EBXVWJJZMIWKLZ", "ns5/svc5,p80,10.180.0.3,80,I77PXRDZVX7PMWMN",
			"ns1/svc1,p80,10.0.1.1,80,SNQ3ZNILQDEJNDQO", "ns3/svc3,p80,10.0.3.1,80,BSWRHOQ77KEXZLNL",
			"ns3/svc3,p80,10.0.3.2,80,DKCFIS26GWF2WLWC", "ns3/svc3,p80,10.0.3.3,80,JVVZVJ7BSEPPRNBS",
			"ns4/svc4,p8082,10.4.0.1,8082,SU5STNODRYEWJAUF" })
	void anEndpointHasItsOwnChainForEachServicePort(String service, String port, String ip, int number, String hash) {
		ProxiedEndpoint endpoint = new ProxiedEndpoint(IpAddress.of(ip), number, true, true, false, false, List.of(),
				List.of());
		assertThat(new ChainNames(name(service, port, "tcp")).endpoint(endpoint)).isEqualTo("KUBE-SEP-" + hash);
	}

	@Test
	void anUnnamedPortHasNoColon() {
		assertThat(name("default/web", "", "tcp")).hasToString("default/web");
		assertThat(name("default/web", "http", "tcp")).hasToString("default/web:http");
	}

}
