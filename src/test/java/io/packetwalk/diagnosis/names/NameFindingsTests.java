package io.packetwalk.diagnosis.names;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.networkpolicy.NetworkPolicies;

import static org.assertj.core.api.Assertions.assertThat;

class NameFindingsTests {

	private static final ObjectRef APP = new ObjectRef("Deployment", "shop", "app");

	private static final String SHOP = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: app, namespace: shop}
			spec:
			  selector: {matchLabels: {app: app}}
			  template:
			    metadata: {labels: {app: app}}
			    spec: {%s containers: [{name: app, image: app}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {selector: {app: app}, ports: [{port: 80}]}
			""";

	private static final String OUTSIDE = """
			---
			apiVersion: packetwalk.io/v1alpha1
			kind: Outside
			metadata: {name: outside}
			spec:
			  nodeResolvConf: {nameservers: [10.0.0.2], searches: [%s]}
			  dnsServers:
			  - address: 10.0.0.2
			    records:
			    - {name: api.example.com., type: A, ttl: 300, data: [203.0.113.10]}
			    - {name: "*.corp.example.", type: A, ttl: 300, data: [10.0.0.90]}
			""";

	private static List<NameFinding> findings(String yaml, String image, String variable, String value) {
		ManifestFile file = new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		Cluster cluster = ControlPlane
			.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), LabSettings.defaults())
			.cluster();
		WrittenText text = new WrittenText(APP, image, WrittenText.Kind.VARIABLE, variable, value,
				new Origin(APP, "spec"));
		return NameFindings.of(cluster, ClusterDns.of(cluster), NetworkPolicies.of(cluster), List.of(text));
	}

	private static NameFinding only(String yaml, String image, String value) {
		List<NameFinding> findings = findings(yaml, image, "WEB_URL", value);
		assertThat(findings).hasSize(1);
		return findings.getFirst();
	}

	@Test
	void aWildcardBelowTheNodesSearchDomainSwallowsNamesOfTheWorld() {
		NameFinding finding = only(SHOP.formatted("") + OUTSIDE.formatted("corp.example"), "debian",
				"http://api.example.com/");
		assertThat(finding.code()).isEqualTo(FindingCode.WILDCARD_SEARCH_DOMAIN);
		assertThat(finding.message()).contains("10.0.0.90", "*.corp.example.", "api.example.com.corp.example");
	}

	@Test
	void withoutTheSearchDomainTheNameOnlyCostsQuestions() {
		NameFinding finding = only(SHOP.formatted("") + OUTSIDE.formatted(""), "debian", "http://api.example.com/");
		assertThat(finding.code()).isEqualTo(FindingCode.NDOTS_COST);
		assertThat(finding.message()).contains("costs 8 questions");
	}

	@Test
	void aDotAtTheEndCostsNothing() {
		assertThat(findings(SHOP.formatted("") + OUTSIDE.formatted("corp.example"), "debian", "WEB_URL",
				"http://api.example.com./"))
			.isEmpty();
	}

	@Test
	void ndotsAsRememberedFromABlogIsToldOfByImage() {
		String shop = SHOP.formatted("dnsConfig: {options: [{name: ndots, value: '1'}]},");
		NameFinding alpine = only(shop, "node:22-alpine", "http://web.shop/");
		assertThat(alpine.code()).isEqualTo(FindingCode.MUSL_TRAP);
		assertThat(alpine.level()).isEqualTo(Level.WARNING);
		List<NameFinding> debian = findings(shop, "node:22", "WEB_URL", "http://web.shop/");
		assertThat(debian).extracting(NameFinding::code)
			.containsExactly(FindingCode.NAME_WORKS_ONLY_BY_LEAKING, FindingCode.MUSL_TRAP);
		assertThat(debian.getFirst().message()).contains("enough dots for ndots:1");
		assertThat(debian.getLast().level()).isEqualTo(Level.INFO);
	}

	@Test
	void aNamespaceALetterOffIsFound() {
		NameFinding finding = only(SHOP.formatted(""), "debian", "http://web.shpo/");
		assertThat(finding.code()).isEqualTo(FindingCode.NAME_NOT_FOUND);
		assertThat(finding.suggestion()).isEqualTo("Did you mean web.shop?");
	}

	@Test
	void namesThatSomebodysOwnServerMayKnowAreLeftAlone() {
		assertThat(findings(SHOP.formatted(""), "debian", "NAS_URL", "http://nas.lan/")).isEmpty();
		assertThat(findings(SHOP.formatted(""), "debian", "VAULT_URL", "http://vault.corp.internal/")).isEmpty();
	}

	@Test
	void aPlainWordThatMayBeAnythingIsOnlyTakenForAHostWhenItNearlyIsOne() {
		assertThat(findings(SHOP.formatted(""), "debian", "APP_SERVER", "gunicorn")).isEmpty();
		assertThat(findings(SHOP.formatted(""), "debian", "APP_SERVER", "webb")).singleElement()
			.satisfies((finding) -> assertThat(finding.suggestion()).isEqualTo("Did you mean web?"));
	}

	@Test
	void aHostAliasIsAName() {
		String shop = SHOP.formatted("hostAliases: [{ip: 10.0.0.80, hostnames: [nas]}],");
		assertThat(findings(shop, "debian", "NAS_HOST", "nas")).isEmpty();
	}

	@Test
	void anAnswerTooLongForAPacketIsHalfAnAnswerOnAlpine() {
		String many = SHOP.formatted("")
			.replace("spec:\n  selector", "spec:\n  replicas: 60\n  selector")
			.replace("spec: {selector: {app: app}, ports", "spec: {clusterIP: None, selector: {app: app}, ports");
		NameFinding finding = only(many, "node:22-alpine", "http://web/");
		assertThat(finding.code()).isEqualTo(FindingCode.MUSL_TRAP);
		assertThat(finding.message()).contains("all 60 addresses", "TCP");
	}

}
