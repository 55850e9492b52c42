package io.packetwalk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** The published schema of {@code kind: Outside} and our reader agree. */
class OutsideSchemaTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Schema schema = schema();

	@TestFactory
	Stream<DynamicTest> everyOutsideDocumentOfTheProjectIsValid() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path root : List.of(Path.of("samples"), Path.of("src/test/resources"))) {
			try (Stream<Path> files = Files.walk(root)) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".yaml")).sorted().toList()) {
					documents(file).forEach((document) -> tests
						.add(DynamicTest.dynamicTest(file.toString(), () -> assertThat(errors(document)).isEmpty())));
				}
			}
		}
		assertThat(tests).hasSizeGreaterThan(2);
		return tests.stream();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "nodeResolvConf: {nameservers: [10.0.0.2], searches: [corp.example, lab.internal.]}",
			"nodeResolvConf: {nameservers: [10.0.0.2, '2001:db8::53'], options: ['ndots:2', rotate]}",
			"dnsServers: [{address: 10.0.0.2}, {address: 10.0.0.3, behaviour: servfail}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example., type: A, ttl: 0, data: [203.0.113.1, 203.0.113.2]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: '*.a.example', type: AAAA, data: ['2001:db8::1']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: MX, data: ['10 mail.example.']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: _db._tcp.example, type: SRV, data: ['0 5 5432 db.example.']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: TXT, data: ['v=spf1 -all']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: CAA, data: ['0 issue \"ca.example.net\"']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: example., type: SOA, data: ['ns1.example. host.example. 1 2h 1h 14d 60']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: 10.2.0.192.in-addr.arpa., type: PTR, data: [a.example.]}]}]",
			"clients: [{name: laptop, address: 198.51.100.7}]", "hosts: [{address: '2001:db8::10'}]",
			"hosts: [{name: a.example, address: 203.0.113.1, ports: [{port: 443}, {port: 53, protocol: UDP}]}]",
			"hosts: [{address: 203.0.113.1, ports: [{port: 80}], http: [{}]}]",
			"hosts: [{address: 203.0.113.1, http: [{host: a.example, path: /v1, status: 301, location: /, server: envoy}]}]",
			"hosts: [{address: 203.0.113.1, http: [{host: 203.0.113.1}]}]" })
	void whatIsValidIsReadWithoutAProblem(String spec) {
		assertThat(errors(document(spec))).isEmpty();
		assertThat(problems(spec)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nodeResolvConf: {nameserver: [10.0.0.2]}", "nodeResolvConf: {nameservers: [dns.example]}",
			"nodeResolvConf: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]}",
			"nodeResolvConf: {nameservers: 10.0.0.2}",
			"nodeResolvConf: {nameservers: [10.0.0.2], options: ['ndots:five']}",
			"nodeResolvConf: {nameservers: [10.0.0.2], searches: ['a..b']}", "dnsServers: [{behaviour: drop}]",
			"dnsServers: [{address: 10.0.0.256}]", "dnsServers: [{address: ''}]",
			"dnsServers: [{address: 10.0.0.2, behaviour: ignore}]", "dnsServers: [{address: 10.0.0.2, zones: []}]",
			"dnsServers: [{address: 10.0.0.2, records: [{type: A, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A, data: []}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a..example, type: A, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: SPF, data: [x]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A, ttl: -1, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A, ttl: 2147483648, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A, data: ['2001:db8::1']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: AAAA, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: MX, data: [mail.example.]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: SRV, data: ['0 5 db.example.']}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: CNAME, data: ['a.example b.example']}]}]",
			"clients: [{name: laptop}]", "clients: [{name: laptop, address: home}]", "hosts: [{name: a.example}]",
			"hosts: [{address: 203.0.113.1, ports: [80]}]", "hosts: [{address: 203.0.113.1, ports: [{port: 0}]}]",
			"hosts: [{address: 203.0.113.1, ports: [{port: 80, protocol: HTTP}]}]",
			"hosts: [{address: 203.0.113.1, http: []}]", "hosts: [{address: 203.0.113.1, http: [{host: '*.example'}]}]",
			"hosts: [{address: 203.0.113.1, http: [{host: 'a.example:80'}]}]",
			"hosts: [{address: 203.0.113.1, http: [{path: v1}]}]",
			"hosts: [{address: 203.0.113.1, http: [{status: 99}]}]",
			"hosts: [{address: 203.0.113.1, http: [{body: hello}]}]", "host: []" })
	void whatIsInvalidIsAProblem(String spec) {
		assertThat(errors(document(spec))).isNotEmpty();
		assertThat(problems(spec)).isNotEmpty();
	}

	/** No schema says these. */
	@ParameterizedTest
	@ValueSource(strings = { "dnsServers: [{address: 10.0.0.2}, {address: 10.0.0.2}]",
			"clients: [{name: a, address: 198.51.100.1}, {name: a, address: 198.51.100.2}]",
			"dnsServers: [{address: 10.0.0.2, behaviour: drop, records: [{name: a.example, type: A, data: [203.0.113.1]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: A, data: [203.0.113.1]}, {name: a.example, type: CNAME, data: [b.example]}]}]",
			"dnsServers: [{address: 10.0.0.2, records: [{name: a.example, type: MX, data: ['70000 mail.example.']}]}]" })
	void whatOnlyTheReaderCanSeeIsAProblem(String spec) {
		assertThat(errors(document(spec))).isEmpty();
		assertThat(problems(spec)).isNotEmpty();
	}

	@Test
	void everyFieldOfTheSchemaIsDescribed() throws IOException {
		List<String> without = new ArrayList<>();
		undescribed("", JSON.readTree(text()), without);
		assertThat(without).isEmpty();
	}

	private static void undescribed(String path, JsonNode schema, List<String> without) {
		if (schema.path("description").asString("").isBlank()) {
			without.add(path);
		}
		schema.path("properties")
			.properties()
			.forEach((field) -> undescribed(path + "." + field.getKey(), field.getValue(), without));
		if (schema.path("items").isObject()) {
			undescribed(path + "[]", schema.path("items"), without);
		}
	}

	private List<String> errors(JsonNode document) {
		return this.schema.validate(document).stream().map(Object::toString).toList();
	}

	private static JsonNode document(String spec) {
		return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml(spec)));
	}

	private static String yaml(String spec) {
		return """
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: outside}
				spec:
				  %s
				""".formatted(spec);
	}

	private static List<JsonNode> documents(Path file) throws IOException {
		if (!Files.readString(file).contains("kind: Outside")) {
			return List.of();
		}
		List<JsonNode> found = new ArrayList<>();
		for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))) {
			JsonNode node = JSON.valueToTree(document);
			if (node.path("kind").asString("").equals("Outside")) {
				found.add(node);
			}
		}
		return found;
	}

	private static List<Problem> problems(String spec) {
		ManifestSet manifests = ManifestReader.read(
				List.of(new ManifestFile("outside.yaml", yaml(spec).getBytes(StandardCharsets.UTF_8))), Limits.DEFAULT);
		List<Problem> problems = new ArrayList<>(manifests.problems());
		problems.addAll(ControlPlane.reconcile(manifests, LabSettings.defaults()).problems());
		return problems.stream().filter((problem) -> problem.severity() != Severity.INFO).toList();
	}

	private static Schema schema() {
		SchemaRegistryConfig asserting = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
		return SchemaRegistry
			.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
					(builder) -> builder.schemaRegistryConfig(asserting))
			.getSchema(text(), InputFormat.JSON);
	}

	private static String text() {
		try (InputStream in = Objects
			.requireNonNull(OutsideSchemaTests.class.getResourceAsStream("/static/schemas/outside.v1alpha1.json"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
