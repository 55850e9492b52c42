package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Fix;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class ProvenFixesTests {

	private static final String FILE = "shop.yaml";

	private static final String GOOD = """
			apiVersion: apps/v1
			kind: Deployment
			metadata:
			  name: web
			spec:
			  replicas: 2
			  selector:
			    matchLabels:
			      app: web
			  template:
			    metadata:
			      labels:
			        app: web
			    spec:
			      containers:
			      - name: nginx
			        image: nginx
			        env:
			        - name: UPSTREAM
			          value: http://web:80/
			        - name: WORKERS
			          value: "4"
			        ports:
			        - name: http
			          containerPort: 8080
			---
			apiVersion: v1
			kind: Service
			metadata:
			  name: web
			spec:
			  selector: {app: web}
			  type: ClusterIP
			  ports:
			  - name: http
			    port: 80
			    targetPort: http
			---
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata:
			  name: web
			spec:
			  ingressClassName: nginx
			  rules:
			  - host: shop.example.com
			    http:
			      paths:
			      - path: /
			        pathType: Prefix
			        backend:
			          service:
			            name: web
			            port:
			              number: 80
			""";

	/** The problem, what is written right, what somebody wrote instead. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			UNKNOWN_FIELD            | targetPort: http       | tagetPort: http
			UNKNOWN_FIELD            | replicas: 2            | replica: 2
			UNKNOWN_FIELD            | ingressClassName: nginx| ingressclassname: nginx
			INVALID_VALUE            | type: ClusterIP        | type: ClusterIp
			WRONG_TYPE               | replicas: 2            | replicas: "2"
			WRONG_TYPE               | value: "4"             | value: 4
			UNKNOWN_KIND             | kind: Service          | kind: Servce
			MISSING_KIND             | kind: Service          | knd: Service
			MISSING_API_VERSION      | apiVersion: apps/v1    | apiversion: apps/v1
			API_VERSION_REMOVED      | apiVersion: apps/v1    | apiVersion: extensions/v1beta1
			API_VERSION_WRONG        | networking.k8s.io/v1   | apps/v1
			TARGET_PORT_NOT_FOUND    | targetPort: http       | targetPort: htpp
			TARGET_PORT_NOT_FOUND    | targetPort: http       | targetPort: main
			TARGET_PORT_NOT_DECLARED | targetPort: 8080       | targetPort: 8081
			SELECTOR_MATCHES_NOTHING | selector: {app: web}   | selector: {app: wev}
			SELECTOR_MATCHES_NOTHING | selector: {app: web}   | selector: {name: web}
			INGRESS_PORT_NOT_FOUND   | number: 80             | number: 8080
			INGRESS_PORT_NOT_FOUND   | number: 80             | name: htp
			INGRESS_BACKEND_NOT_FOUND|············name: web   | ············name: wbe
			NAME_NOT_FOUND           | http://web:80/         | http://wbe:80/
			PATH_TYPE_MISSING        | ········pathType: Prefix\\n |
			TAB_INDENTATION          | ··type: ClusterIP      | \\ttype: ClusterIP
			INDENTATION              | ····port: 80           | ···port: 80
			SYNTAX_ERROR             | host: shop.example.com | host: *.example.com
			SYNTAX_ERROR             | image: nginx           | image: reg: nginx
			DUPLICATE_KEY            | ---\\napiVersion: v1    | apiVersion: v1
			""")
	void aFixRidsTheFileOfItsProblem(String code, String right, String wrong) {
		String good = GOOD;
		if (code.equals("TARGET_PORT_NOT_DECLARED")) {
			good = good.replace("targetPort: http", "targetPort: 8080");
		}
		String typed = unescaped(wrong == null ? "" : wrong);
		String text = good.replaceFirst(java.util.regex.Pattern.quote(unescaped(right)),
				java.util.regex.Matcher.quoteReplacement(typed));
		assertThat(text).isNotEqualTo(good);
		Found found = found(text);
		Problem problem = found.problems.stream().filter((one) -> one.code().equals(code)).findFirst().orElseThrow();
		Fix fix = found.fixes.get(found.problems.indexOf(problem));
		assertThat(fix).as("%s at %s: %s %s", code, problem.location(), problem.message(), problem.suggestion())
			.isNotNull();
		String fixed = fix.apply(text);
		assertThat(fixed.lines().count()).isBetween(text.lines().count(), text.lines().count() + 1);
		assertThat(found(fixed).problems).extracting(Problem::code).doesNotContain(code);
	}

	@Test
	void whatResemblesNothingGetsNoFix() {
		Found found = found(GOOD.replace("targetPort: http", "targetPort: 9999\n    zzz: 1"));
		assertThat(found.problems).extracting(Problem::code).contains("UNKNOWN_FIELD");
		assertThat(found.fixes.values()).extracting(Fix::line).containsOnly(37);
	}

	@Test
	void aFixKeepsTheLineEndsOfAFile() {
		Fix fix = new Fix(FILE, 2, 3, "b\nc", "x\ny\nz");
		assertThat(fix.apply("a\r\nb\r\nc\r\nd")).isEqualTo("a\r\nx\r\ny\r\nz\r\nd");
		assertThat(fix.apply("a\nb\nc")).isEqualTo("a\nx\ny\nz");
	}

	@Test
	void aFixChangesNothingWhereTheLinesReadOtherwise() {
		Fix fix = new Fix(FILE, 2, 2, "b", "x");
		assertThat(fix.apply("a\nbb\nc")).isEqualTo("a\nbb\nc");
		assertThat(fix.apply("a")).isEqualTo("a");
	}

	@Test
	void aLineWithADroppedSecretGetsNoFix() {
		String text = GOOD.replace("- name: WORKERS\n          value: \"4\"",
				"- {name: DB_PASSWORD, value: hunter2hunter2, vlaueFrom: {}}");
		Found found = found(text);
		assertThat(found.problems).extracting(Problem::code).contains("UNKNOWN_FIELD", "SECRET_DROPPED");
		assertThat(found.fixes).isEmpty();
	}

	private static String unescaped(String text) {
		return text.replace("·", " ").replace("\\n", "\n").replace("\\t", "\t");
	}

	private static Found found(String text) {
		List<ManifestFile> files = List.of(new ManifestFile(FILE, text.getBytes(StandardCharsets.UTF_8)));
		Compiled compiled = compiled(files);
		Map<Integer, Fix> fixes = new ProvenFixes(files, compiled.problems(),
				new SourceLines(compiled.manifests().files()), (fixed) -> compiled(fixed).problems())
			.find();
		return new Found(compiled.problems(), fixes);
	}

	private static Compiled compiled(List<ManifestFile> files) {
		return Compiled.of(files, LabSettings.defaults(), Limits.DEFAULT);
	}

	private record Found(List<Problem> problems, Map<Integer, Fix> fixes) {
	}

}
