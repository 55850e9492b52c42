package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.HttpAnswer;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Outside.DnsRecord;
import io.packetwalk.manifest.Problem;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "A | 203.0.113.10 | 203.0.113.10",
			"AAAA | 2001:DB8:0::10 | 2001:db8::10", "CNAME | www.example.com | www.example.com.",
			"MX | 10 mail.example.com | 10 mail.example.com.", "TXT | v=spf1 -all | \"v=spf1 -all\"",
			"TXT | \"two\" \"strings\" | \"two\" \"strings\"",
			"SRV | 0 5 5432 db.corp.example | 0 5 5432 db.corp.example.", "PTR | db.corp.example. | db.corp.example.",
			"NS | ns1.corp.example | ns1.corp.example.",
			"SOA | ns1.x.example. host.x.example. 1 7200 3600 86400 60 | ns1.x.example. host.x.example. 1 7200 3600 86400 60",
			"CAA | 0 issue \"ca.example.net\" | 0 issue \"ca.example.net\"" })
	void dataOfEveryTypeIsReadAndNamesInItAreAbsolute(String type, String written, String read) {
		Reconciled lab = outside(
				"dnsServers: [{address: 10.0.0.2, records: [{name: x.example, type: %s, data: ['%s']}]}]"
					.formatted(type, written));
		assertThat(problems(lab)).isEmpty();
		assertThat(records(lab)).containsExactly("x.example. " + type + " [" + read + "]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "A | 2001:db8::1", "A | 203.0.113.300", "AAAA | 203.0.113.10", "CNAME | a..b",
					"MX | mail.example.com.", "MX | 70000 mail.example.com.", "SRV | 0 5 db.corp.example.",
					"SRV | 0 5 99999 db.", "SOA | ns1. host. 1 2 3", "CAA | issue ca.example.net" })
	void dataThatIsNoneOfItsTypeIsNamedWithAnExample(String type, String written) {
		Reconciled lab = outside("""
				dnsServers:
				  - address: 10.0.0.2
				    records:
				    - {name: x.example., type: %s, data: ['%s']}""".formatted(type, written));
		assertThat(records(lab)).isEmpty();
		assertThat(problems(lab)).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("INVALID_DNS_RECORD");
			assertThat(problem.message()).contains("spec.dnsServers[0].records[0].data[0]", written, type);
			assertThat(problem.suggestion()).startsWith("For example: ").hasSizeGreaterThan(20);
			assertThat(problem.location()).isNotNull();
		});
	}

	@Test
	void aNameWithACnameHasNothingElse() {
		Reconciled lab = outside("""
				dnsServers:
				  - address: 10.0.0.2
				    records:
				    - {name: www.example., type: A, data: [203.0.113.10]}
				    - {name: WWW.example, type: CNAME, data: [web.example.]}""");
		assertThat(records(lab)).containsExactly("www.example. A [203.0.113.10]");
		assertThat(problems(lab)).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("CNAME", "type A", "left out"));
	}

	@Test
	void theLargestTtlIsReadAndALargerOneIsNot() {
		Reconciled lab = outside("""
				dnsServers:
				  - address: 10.0.0.2
				    records:
				    - {name: a.example., type: A, ttl: 2147483647, data: [203.0.113.10]}
				    - {name: b.example., type: A, ttl: 2147483648, data: [203.0.113.10]}""");
		assertThat(lab.cluster().outside().dnsServers().getFirst().records()).extracting(DnsRecord::ttl)
			.containsExactly(2147483647L, 300L);
	}

	@Test
	void ofTwoServersWithOneAddressTheFirstIsKept() {
		Reconciled lab = outside("dnsServers: [{address: 10.0.0.2, behaviour: refuse}, {address: 10.0.0.2}]");
		assertThat(lab.cluster().outside().dnsServers()).extracting(Outside.DnsServer::behaviour)
			.containsExactly("refuse");
		assertThat(problems(lab)).extracting(Problem::code).containsExactly("DUPLICATE_OUTSIDE_ENTRY");
	}

	@Test
	void ofTwoDocumentsTheFirstByNameCountsAndTheOtherIsSaid() {
		Reconciled lab = Upload
			.of(document("b", "hosts: [{address: 203.0.113.2}]") + "\n---\n"
					+ document("a", "hosts: [{address: 203.0.113.1}]"))
			.reconcile();
		assertThat(lab.cluster().outside().hosts()).extracting(Outside.Host::address)
			.containsExactly(IpAddress.of("203.0.113.1"));
		assertThat(problems(lab)).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("SECOND_OUTSIDE");
			assertThat(problem.object()).isEqualTo("Outside b");
		});
	}

	@Test
	void resolversReadThreeNameservers() {
		Reconciled lab = outside("nodeResolvConf: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]}");
		assertThat(problems(lab)).extracting(Problem::code).containsExactly("TOO_MANY_NAMESERVERS");
	}

	@Test
	void withoutAResolvConfNodesAskTheFirstServerDescribed() {
		Reconciled lab = outside("dnsServers: [{address: 10.9.9.9}, {address: 10.9.9.10}]");
		assertThat(lab.cluster().outside().nodeNameservers()).containsExactly(IpAddress.of("10.9.9.9"));
		assertThat(problems(lab)).extracting(Problem::code).containsExactly("NODE_RESOLV_CONF_ASSUMED");
	}

	@Test
	void aNameserverNobodyDescribedIsSaid() {
		Reconciled lab = outside(
				"{nodeResolvConf: {nameservers: [10.0.0.9, 127.0.0.53]}, dnsServers: [{address: 10.0.0.2}]}");
		assertThat(problems(lab)).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("nameservers[0] is 10.0.0.9"));
	}

	@Test
	void recordsOfAServerThatDoesNotAnswerAreSaid() {
		Reconciled lab = outside(
				"dnsServers: [{address: 10.0.0.2, behaviour: drop, records: [{name: a., type: A, data: [203.0.113.1]}]}]");
		assertThat(problems(lab)).extracting(Problem::code).containsExactly("RECORDS_NEVER_ANSWERED");
	}

	@Test
	void httpAnswersKeepTheirOrderAndTheirLine() {
		Reconciled lab = outside("""
				hosts:
				  - name: api.example.com.
				    address: 203.0.113.10
				    ports: [{port: 80}]
				    http:
				    - {host: api.example.com, path: /v1, status: 301, location: /v2, server: envoy}
				    - {}""");
		List<HttpAnswer> answers = lab.cluster().outside().hosts().getFirst().http();
		assertThat(problems(lab)).isEmpty();
		assertThat(answers).extracting(HttpAnswer::toString).containsExactly("api.example.com/v1", "*/");
		assertThat(answers).extracting(HttpAnswer::status).containsExactly(301, 200);
		assertThat(answers.get(1).origin()).hasToString("Origin[object=Outside outside, path=spec.hosts[0].http[1]]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "host: 'https://api.example.com' | http[0].host", "host: 'api.example.com:80' | http[0].host",
					"path: v1 | http[0].path", "path: '/v1?x=y' | http[0].path",
					"host: '*.example.com' | http[0].host" })
	void whatIsWrongInAnAnswerIsNamed(String written, String field) {
		Reconciled lab = outside("hosts: [{address: 203.0.113.10, http: [{%s}]}]".formatted(written));
		assertThat(problems(lab)).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("Outside outside", field));
	}

	@ParameterizedTest
	@CsvSource({ "/v1,/v1,true", "/v1,/v1/,true", "/v1,/v1/items,true", "/v1,/v10,false", "/v1/,/v1,true",
			"/,/x,true" })
	void pathsAreComparedByElement(String path, String asked, boolean below) {
		assertThat(new HttpAnswer(null, path, 200, null, null, null).holds(asked)).isEqualTo(below);
	}

	private static Reconciled outside(String spec) {
		return Upload.of(document("outside", spec)).reconcile();
	}

	private static String document(String name, String spec) {
		return """
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: %s}
				spec:
				  %s
				""".formatted(name, spec);
	}

	private static List<Problem> problems(Reconciled lab) {
		return lab.problems()
			.stream()
			.filter((problem) -> problem.object() != null && problem.object().startsWith("Outside "))
			.toList();
	}

	private static List<String> records(Reconciled lab) {
		return lab.cluster()
			.outside()
			.dnsServers()
			.stream()
			.flatMap((server) -> server.records().stream())
			.map((record) -> record.name() + " " + record.type() + " " + record.data())
			.toList();
	}

}
