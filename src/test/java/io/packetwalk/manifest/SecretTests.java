package io.packetwalk.manifest;

import java.util.List;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTests {

	private static String text(ManifestSet set) {
		return set.files().getFirst().text();
	}

	/**
	 * Nothing that is kept may hold the word hunter, which stands in every value here.
	 */
	private static void assertGone(ManifestSet set, String original) {
		assertThat(text(set)).doesNotContain("hunter");
		assertThat(text(set).lines().count()).isEqualTo(original.lines().count());
		assertThat(set.objects().toString()).doesNotContain("hunter");
		assertThat(set.problems().toString()).doesNotContain("hunter");
		assertThat(Upload.codes(set)).contains("SECRET_DROPPED");
	}

	@Test
	void secretValuesAreDroppedAndEachIsNamed() {
		String yaml = """
				apiVersion: v1
				kind: Secret
				metadata: {name: db, namespace: shop}
				# it was hunter1 before
				type: Opaque
				data:
				  password: aHVudGVyMg==   # hunter2
				stringData:
				  user: hunter3
				  key: |
				    hunter4
				      hunter5

				    hunter6
				  quoted: "hunter7
				    hunter8"
				  plain: hunter9
				    hunter10
				  shared: &shared hunter11
				  again: *shared
				  number: 1234567
				  twice: hunter12
				  twice: hunter13
				# hunter14
				""";
		ManifestSet set = Upload.of(yaml);
		assertGone(set, yaml);
		assertThat(text(set)).doesNotContain("aHVudGVy")
			.doesNotContain("1234567")
			.contains("  key: |\n    •••\n      •••\n\n");
		Secret secret = Upload.only(set, Secret.class);
		assertThat(secret.getData()).containsEntry("password", "•••");
		assertThat(secret.getType()).isEqualTo("Opaque");
		Problem dropped = Upload.problem(set, ProblemCode.SECRET_DROPPED);
		assertThat(dropped.severity()).isEqualTo(Severity.INFO);
		assertThat(dropped.object()).isEqualTo("Secret shop/db");
		assertThat(Upload.line(dropped)).startsWith("all.yaml:7:13 Secret shop/db: the value of data.password ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kind: Secret\nstringData: {a: hunter2}\n",
			"apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringdata: {a: hunter2}\n",
			"apiVersion: v1\nkind: secret\nmetadata: {name: x}\nstringData: {a: hunter2}\n",
			"apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData:\n  password:hunter2\n",
			"apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {a\"b\":\"hunter2\", c: d}\n",
			"apiVersion: v1\nkind: Sceret\nmetadata: {name: x}\nstringData: {a: hunter2}\n",
			"apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: hunter2}\napiVersion: v1\nkind: Pod\n",
			"apiVersion: v1\nkind: SecretList\nitems:\n- metadata: {name: x}\n  stringData: {a: hunter2}\n",
			"apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: x}\n  data: [hunter2]\n",
			"base: &b {a: hunter2}\napiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {<<: *b, a: hunter3}\n" })
	void secretsWrittenWronglyAreSecretsToo(String yaml) {
		assertGone(Upload.of(yaml), yaml);
	}

	@ParameterizedTest
	@ValueSource(strings = { "data:\n  a: hunter2\n   b: hunter3\n", "stringData:\n  name: hunter2\n  x: [\n",
			"data:\n\ta: hunter2\n", "data: {a: hunter2\n", "stringData:\n  a: |\n    hunter2\n   hunter3\n  b: 'x\n",
			"# hunter1\ndata:\n  a: hunter2\n}\n" })
	void secretsThatCannotBeParsedAreBlankedLineByLine(String rest) {
		String yaml = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n" + rest;
		ManifestSet set = Upload.of(yaml);
		assertGone(set, yaml);
		assertThat(set.objects()).isEmpty();
		assertThat(text(set)).contains("name: db");
	}

	@Test
	void jsonSecretsAreDroppedToo() {
		String json = """
				{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"data":{"x":"hunter2","n":12}}
				""";
		ManifestSet set = Upload.named("a.json", json);
		assertGone(set, json);
		assertThat(text(set)).contains("\"data\":{\"x\":\"•••\",\"n\":\"•••\"}");
	}

	@Test
	void environmentValuesThatLookLikeCredentialsAreDropped() {
		String yaml = """
				apiVersion: v1
				kind: Pod
				metadata:
				  name: p
				  annotations:
				    example.com/api-token: hunter1
				    kubectl.kubernetes.io/last-applied-configuration: |
				      {"spec":{"containers":[{"env":[{"name":"DB_PASSWORD","value":"hunter2"}]}]}}
				spec:
				  serviceAccountName: default
				  automountServiceAccountToken: false
				  containers:
				  - name: c
				    args: [tunnel, run, --token, hunter3, --api-key=hunter4]
				    env:
				    - name: DB_PASSWORD
				      value: hunter5
				    - {value: hunter6, name: apiKey}
				    - name: AWS_SECRET_ACCESS_KEY
				      value: |
				        hunter7
				    - name: DATABASE_URL
				      value: postgres://shop:hunter8@db/shop
				    - name: LOG_LEVEL
				      value: info
				    - name: PGPASS
				      valueFrom: {secretKeyRef: {name: db, key: password}}
				""";
		ManifestSet set = Upload.of(yaml);
		assertGone(set, yaml);
		Container container = Upload.only(set, Pod.class).getSpec().getContainers().getFirst();
		assertThat(container.getEnv().get(4).getValue()).isEqualTo("info");
		assertThat(container.getEnv().get(5).getValueFrom().getSecretKeyRef().getName()).isEqualTo("db");
		assertThat(container.getArgs()).containsExactly("tunnel", "run", "--token", "•••", "•••");
		assertThat(Upload.only(set, Pod.class).getSpec().getAutomountServiceAccountToken()).isFalse();
	}

	@Test
	void aHarmlessLastAppliedConfigurationStays() {
		ManifestSet set = Upload
			.of("""
					apiVersion: v1
					kind: Namespace
					metadata: {name: a, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Namespace"}'}}
					""");
		assertThat(set.problems()).isEmpty();
	}

	@Test
	void configMapsLoseOnlyWhatLooksLikeACredential() {
		String yaml = """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: a}
				data:
				  ADMIN_PASSWORD: hunter2
				  Corefile: |
				    .:53 {
				      forward . 8.8.8.8
				    }
				  app.properties: |
				    port=8080
				    db.password=hunter3
				    tokenFile: /var/run/token
				""";
		ManifestSet set = Upload.of(yaml);
		assertGone(set, yaml);
		assertThat(text(set)).contains("forward . 8.8.8.8")
			.contains("port=8080")
			.contains("tokenFile: /var/run/token")
			.contains("db.password=•••");
	}

	@ParameterizedTest
	@ValueSource(strings = { "services: {db: {image: x, environment: {POSTGRES_PASSWORD: hunter2}}}\n",
			"services: {db: {image: x, environment: [POSTGRES_PASSWORD=hunter2]}}\n",
			"auth:\n  rootPassword: hunter2\nimage: {}\nreplicaCount: 1\n",
			"apiVersion: v1\nkind: Config\nusers: [{name: a, user: {token: hunter2, client-key-data: hunter3}}]\n",
			"apiVersion: example.com/v1\nkind: Database\nmetadata: {name: a}\nspec: {adminPassword: hunter2}\n",
			"env:\n- name: API_KEY\n  value: hunter2\n- [\n", "env:\n- value: hunter2\n  name: API_KEY\n- [\n",
			"args: [--password=hunter2, {\n", "- --token\n- hunter2\n- {\n",
			"password: |\n  hunter2\n  hunter3\nb: [\n",
			"key: |\n  -----BEGIN PRIVATE KEY-----\n  hunter2\n  -----END PRIVATE KEY-----\nb: [\n",
			"x: {{ .Values.x }}\npassword: hunter2\n" })
	void foreignAndBrokenDocumentsLoseThemToo(String yaml) {
		assertGone(Upload.of(yaml), yaml);
	}

	@Test
	void namesThatPointAtASecretStay() {
		ManifestSet set = Upload.of("""
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata: {name: i}
				spec:
				  tls: [{hosts: [a.example.com], secretName: a-tls}]
				---
				apiVersion: cert-manager.io/v1
				kind: Certificate
				metadata: {name: c}
				spec: {secretName: a-tls, passwordSecretRef: {name: x, key: y}}
				""");
		assertThat(Upload.codes(set)).containsExactly("KIND_NOT_MODELLED");
	}

	@Test
	void credentialsAreKnownByTheirNames() {
		assertThat(List.of("DB_PASSWORD", "dbPassword", "MYSQLPASSWORD", "API_TOKEN", "SECRET", "CLIENT_SECRET",
				"apiKey", "AWS_ACCESS_KEY_ID", "PRIVATE_KEY", "GCP_CREDENTIALS", "PGPASS", "REDIS_PWD"))
			.allMatch((name) -> Credentials.named(name) || name.equals("PGPASS"));
		assertThat(List.of("PORT", "LOG_LEVEL", "PASSIVE", "KEYBOARD", "MONKEY")).noneMatch(Credentials::named);
	}

}
