package io.packetwalk.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.diagnosis.names.FindingCode;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class NameProblemsTests {

	private static final Set<String> CODES = Arrays.stream(FindingCode.values())
		.map(Enum::name)
		.collect(Collectors.toSet());

	private static List<Problem> problems(List<ManifestFile> files, Profile profile) {
		return Compiled.of(files, LabSettings.defaults().withProfile(profile), Limits.DEFAULT)
			.problems()
			.stream()
			.filter((problem) -> CODES.contains(problem.code()))
			.toList();
	}

	private static List<Problem> problems(String yaml, Profile profile) {
		return problems(List.of(new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8))), profile);
	}

	private static List<String> sample(String name) throws IOException {
		List<ManifestFile> files = new ArrayList<>();
		try (Stream<Path> paths = Files.list(Path.of("samples", name))) {
			for (Path path : paths.sorted().toList()) {
				if (path.toString().endsWith(".yaml") && !path.endsWith("requests.yaml")) {
					files.add(new ManifestFile(path.getFileName().toString(), Files.readAllBytes(path)));
				}
			}
		}
		return problems(files, Profile.KUBEADM).stream()
			.map((problem) -> "%s %s at %s %s".formatted(problem.severity(), problem.code(), problem.object(),
					pointedAt(files, problem)))
			.toList();
	}

	/** The rest of the line from the column on. */
	private static String pointedAt(List<ManifestFile> files, Problem problem) {
		ManifestFile file = files.stream()
			.filter((one) -> one.name().equals(problem.location().file()))
			.findFirst()
			.orElseThrow();
		return new String(file.content(), StandardCharsets.UTF_8).lines()
			.skip(problem.location().line() - 1L)
			.findFirst()
			.orElseThrow()
			.substring(problem.location().column() - 1);
	}

	@Test
	void namesThatLeakAreToldOfWhereTheyStand() throws IOException {
		assertThat(sample("14-names-that-leak")).containsExactlyInAnyOrder(
				"INFO NDOTS_COST at Deployment shop/pricing api.example.com/rates",
				"WARNING NAME_WORKS_ONLY_BY_LEAKING at Deployment shop/checkout web.shop.svc.cluster.local/",
				"WARNING NAME_WORKS_ONLY_BY_LEAKING at Deployment shop/backup nas",
				"WARNING WILDCARD_SEARCH_DOMAIN at Deployment shop/frontend catalog.dev/",
				"WARNING EXTERNAL_NAME_HOST_MISMATCH at Deployment shop/orders billing/");
	}

	@Test
	void namesThatFailAreToldOfWhereTheyStand() throws IOException {
		assertThat(sample("15-names-that-fail")).satisfiesExactlyInAnyOrder(
				(one) -> assertThat(one)
					.startsWith("ERROR HOSTS_WITHOUT_FALLTHROUGH at ConfigMap kube-system/coredns hosts {"),
				(one) -> assertThat(one)
					.startsWith("WARNING TOO_MANY_NAMESERVERS at Deployment shop/careful [8.8.8.8, 1.1.1.1"),
				(one) -> assertThat(one).startsWith("WARNING DNS_CONFIG_FORMING at Deployment shop/searcher [team01"),
				(one) -> assertThat(one)
					.startsWith("ERROR EGRESS_WITHOUT_DNS at NetworkPolicy shop/mailer namespaceSelector:"),
				(one) -> assertThat(one).startsWith("ERROR EGRESS_WITHOUT_DNS at NetworkPolicy shop/reports ipBlock:"),
				(one) -> assertThat(one)
					.isEqualTo("WARNING EGRESS_WITHOUT_DNS at NetworkPolicy shop/typo {port: 53, protocol: UDP}"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR EXTERNAL_NAME_IS_AN_ADDRESS at Service shop/legacy 10.0.0.80"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR EXTERNAL_NAME_LOOP at Service shop/ping pong.shop.svc.cluster.local"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR EXTERNAL_NAME_LOOP at Service shop/pong ping.shop.svc.cluster.local"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR EXTERNAL_NAME_TARGET_MISSING at Service shop/search solr.shop.svc.cluster.local"),
				(one) -> assertThat(one).isEqualTo("ERROR NAME_NOT_FOUND at Deployment shop/typo webb:80/"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR NAME_IN_OTHER_NAMESPACE at ConfigMap shop/gateway reverse-proxy:80;"),
				(one) -> assertThat(one)
					.isEqualTo("ERROR HOST_NETWORK_CANNOT_RESOLVE at Deployment shop/exporter web/"),
				(one) -> assertThat(one)
					.startsWith("ERROR POD_NAME_HAS_NO_RECORD at Deployment shop/monitor web-0.web:8080/"),
				(one) -> assertThat(one).isEqualTo("WARNING MUSL_TRAP at Deployment shop/crawler web.shop/"),
				(one) -> assertThat(one).isEqualTo("WARNING MUSL_TRAP at Deployment shop/flapper web/"),
				(one) -> assertThat(one)
					.isEqualTo("INFO PEERS_RESOLVE_ONLY_WHEN_READY at StatefulSet shop/db db-0.db"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "01-short-name-dns", "02-port-and-target-port", "03-service-flow", "04-service-types",
			"05-custom-dns", "06-ingress-across-nodes", "07-broken-on-purpose", "08-nftables-mode", "09-ipvs-mode",
			"10-calico-cross-subnet", "11-policies-and-ranges", "13-gateway-split" })
	void samplesWhoseNamesAreFineGetNothing(String sample) throws IOException {
		assertThat(sample(sample)).isEmpty();
	}

	@Test
	void thePolicyThatForgetsDnsIsTheOnlyOneToldOf() throws IOException {
		assertThat(sample("12-policy-typo-and-dns")).singleElement()
			.asString()
			.startsWith("ERROR EGRESS_WITHOUT_DNS at NetworkPolicy shop/reports");
	}

	private static final String CLIENT = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: client, namespace: shop}
			spec:
			  replicas: 3
			  selector: {matchLabels: {app: client}}
			  template:
			    metadata: {labels: {app: client}}
			    spec:
			      containers:
			      - name: client
			        image: %s
			        env:
			        - {name: BASE, value: "http://web"}
			        - {name: NEXT_URL, value: "$(BASE):80/next"}
			        - {name: MISSING_HOST, value: missing}
			        envFrom:
			        - configMapRef: {name: settings}
			        - secretRef: {name: settings}
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: settings, namespace: shop}
			data:
			  CART_ADDR: "cart:7070"
			  main.class: com.example.Main
			---
			apiVersion: v1
			kind: Secret
			metadata: {name: settings, namespace: shop}
			stringData:
			  DB_URL: postgres://hidden-db/app
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {selector: {app: client}, ports: [{port: 80}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: carts, namespace: shop}
			spec: {selector: {app: client}, ports: [{port: 7070}]}
			""";

	@Test
	void anEnvironmentIsReadAsKubeletFillsItInAndSecretsAreNot() {
		List<Problem> problems = problems(CLIENT.formatted("debian:12"), Profile.KUBEADM);
		assertThat(problems).extracting(Problem::code).containsExactly("NAME_NOT_FOUND", "NAME_NOT_FOUND");
		assertThat(problems).noneMatch((problem) -> problem.message().contains("hidden-db"));
		assertThat(problems).anySatisfy((problem) -> {
			assertThat(problem.object()).isEqualTo("ConfigMap shop/settings");
			assertThat(problem.location().line()).isEqualTo(25);
			assertThat(problem.message()).contains("Deployment shop/client", "CART_ADDR", "\"cart\"",
					"cart.shop.svc.cluster.local. (no such name)");
			assertThat(problem.suggestion()).isEqualTo("Did you mean carts?");
		});
		assertThat(problems).anySatisfy((problem) -> {
			assertThat(problem.location()).hasToString("lab.yaml:16:39");
			assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		});
	}

	@Test
	void aPolicyThatNothingEnforcesIsOnlyWorthKnowing() {
		String policy = CLIENT.formatted("debian:12") + """
				---
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: client, namespace: shop}
				spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}
				""";
		assertThat(problems(policy, Profile.KUBEADM)).filteredOn("code", "EGRESS_WITHOUT_DNS")
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.severity()).isEqualTo(Severity.INFO);
				assertThat(problem.message()).contains("Not enforced here");
			});
		assertThat(problems(policy, Profile.K3S)).filteredOn("code", "EGRESS_WITHOUT_DNS")
			.singleElement()
			.satisfies((problem) -> assertThat(problem.severity()).isEqualTo(Severity.ERROR));
	}

}
