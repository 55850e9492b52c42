package io.packetwalk.nameserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

import io.packetwalk.lab.Labs;
import io.packetwalk.web.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real dig and dnsjava are told, beside what the interface says of the same lab.
 */
@NameServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigTests {

	private static final String SOA = " IN SOA ns.dns.cluster.local. hostmaster.cluster.local. ";

	@LocalServerPort
	private int web;

	@Autowired
	private Labs labs;

	private final int port = FreePort.find();

	private Browser browser;

	private String lab;

	private NameServer server;

	@BeforeAll
	void makeLab() throws IOException {
		this.browser = new Browser(this.web);
		this.lab = make(Files.readString(Path.of("src/test/resources/nameserver/names.yaml")));
	}

	@BeforeEach
	void open() {
		this.server = server(this.lab, null);
	}

	@AfterEach
	void close() {
		this.server.stop();
	}

	private NameServer server(String lab, String from) {
		NameServerProperties properties = new NameServerProperties(this.port, lab, from);
		LabChoice choice = new LabChoice(this.labs, properties);
		NameServer opened = new NameServer(properties, choice, new Answers(choice));
		opened.start();
		return opened;
	}

	private void reopen(String lab, String from) {
		this.server.stop();
		this.server = server(lab, from);
	}

	private String make(String manifests) {
		JsonNode made = Browser.json(this.browser.post("/api/v1/labs", "application/yaml", manifests));
		assertThat(made.path("id").asString()).as(made.toString()).isNotEmpty();
		return made.path("id").asString();
	}

	@ParameterizedTest
	@CsvSource({ "web.shop.svc.cluster.local, A", "web.shop.svc.cluster.local, AAAA", "WEB.Shop.svc.cluster.local, A",
			"_http._tcp.web.shop.svc.cluster.local, SRV", "80.0.96.10.in-addr.arpa, PTR",
			"99.0.96.10.in-addr.arpa, PTR", "db.shop.svc.cluster.local, A", "db-1.db.shop.svc.cluster.local, A",
			"_sql._tcp.db.shop.svc.cluster.local, SRV", "billing.shop.svc.cluster.local, A",
			"billing.shop.svc.cluster.local, CNAME", "alias.shop.svc.cluster.local, A",
			"dns-version.cluster.local, TXT", "nothing.shop.svc.cluster.local, A",
			"web.nowhere.svc.cluster.local, AAAA", "web.shop.svc.cluster.local, MX", "shop.svc.cluster.local, A",
			"cluster.local, NS", "cluster.local, SOA", "10-96-0-80.shop.pod.cluster.local, A", "example.com, A",
			"example.com, AAAA", "www.example.nosuch, A", "localhost, A", "web.shop.svc.cluster.local, TYPE65280",
			"many.shop.svc.cluster.local, A", "_http._tcp.many.shop.svc.cluster.local, SRV" })
	void digIsToldWhatTheInterfaceSays(String name, String type) {
		Dig.required();
		JsonNode said = api(name, type);
		Dig dig = Dig.ask(this.port, "-t", type, name);
		assertThat(dig.status()).isEqualTo(said.path("rcode").asString());
		assertThat(dig.flags().contains("aa")).isEqualTo(said.path("authoritative").asBoolean());
		assertThat(dig.flags()).contains("qr", "rd").doesNotContain("tc");
		assertThat(dig.answer()).isEqualTo(lines(said));
	}

	@ParameterizedTest
	@CsvSource({ "web.shop.svc.cluster.local, A", "_sql._tcp.db.shop.svc.cluster.local, SRV",
			"billing.shop.svc.cluster.local, A", "nothing.shop.svc.cluster.local, A", "example.com, A",
			"many.shop.svc.cluster.local, A", "dns-version.cluster.local, TXT" })
	void anotherClientIsToldTheSameOverBothProtocols(String name, String type) throws IOException {
		JsonNode said = api(name, type);
		for (boolean tcp : List.of(false, true)) {
			SimpleResolver resolver = new SimpleResolver("127.0.0.1");
			resolver.setPort(this.port);
			resolver.setTCP(tcp);
			Message answer = resolver
				.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.value(type), DClass.IN)));
			assertThat(Rcode.string(answer.getRcode())).isEqualTo(said.path("rcode").asString());
			assertThat(answer.getHeader().getFlag(Flags.AA)).isEqualTo(said.path("authoritative").asBoolean());
			assertThat(answer.getSection(Section.ANSWER).stream().map(Record::toString)).isEqualTo(records(said));
		}
	}

	@ParameterizedTest
	@CsvSource({ "nothing.shop.svc.cluster.local, A, NXDOMAIN", "web.shop.svc.cluster.local, AAAA, NOERROR" })
	void whatIsNotThereComesWithTheZonesSoa(String name, String type, String status) {
		Dig.required();
		Dig dig = Dig.ask(this.port, "-t", type, name);
		assertThat(dig.status()).isEqualTo(status);
		assertThat(dig.authority()).singleElement().asString().startsWith("cluster.local. ").contains(SOA);
	}

	@Test
	void theAddressesOfServiceRecordsComeWithThem() {
		Dig.required();
		Dig dig = Dig.ask(this.port, "-t", "SRV", "_http._tcp.web.shop.svc.cluster.local");
		assertThat(dig.additional()).containsExactly("web.shop.svc.cluster.local. 30 IN A 10.96.0.80");
	}

	@Test
	void aLongAnswerIsCutForAClientWithoutEdnsAndWholeOverTcp() {
		Dig.required();
		String name = "many.shop.svc.cluster.local";
		Dig cut = Dig.ask(this.port, "+noedns", "+ignore", name);
		assertThat(cut.flags()).contains("tc");
		assertThat(cut.answer()).hasSize(29);
		assertThat(size(cut)).isLessThanOrEqualTo(512);
		Dig asked = Dig.ask(this.port, "+noedns", name);
		assertThat(asked.text()).contains(";; Truncated, retrying in TCP mode.");
		assertThat(asked.answer()).hasSize(60);
	}

	@Test
	void aClientIsSentAsMuchAsItSaysItTakes() {
		Dig.required();
		String name = "many.shop.svc.cluster.local";
		Dig some = Dig.ask(this.port, "+bufsize=700", "+nocookie", "+ignore", name);
		assertThat(some.flags()).contains("tc");
		assertThat(size(some)).isBetween(680, 700);
		assertThat(some.answer().size()).isBetween(30, 59);
		Dig all = Dig.ask(this.port, "+bufsize=4096", "+ignore", name);
		assertThat(all.flags()).doesNotContain("tc");
		assertThat(all.answer()).hasSize(60);
	}

	private static int size(Dig dig) {
		return Integer.parseInt(dig.text().replaceFirst("(?s).*;; MSG SIZE  rcvd: (\\d+).*", "$1"));
	}

	@Test
	void theClientsOwnEdnsRecordComesBack() {
		Dig.required();
		String text = Dig.ask(this.port, "+dnssec", "web.shop.svc.cluster.local").text();
		assertThat(text).contains("; EDNS: version: 0, flags: do; udp: 1232").contains("(echoed)");
		assertThat(Dig.ask(this.port, "+edns=1", "+noednsneg", "web.shop.svc.cluster.local").status())
			.isEqualTo("BADVERS");
	}

	@Test
	void zonesAreNotHandedOver() {
		Dig.required();
		assertThat(Dig.ask(this.port, "+noall", "+comments", "-t", "AXFR", "cluster.local").text())
			.contains("; Transfer failed.");
	}

	@Test
	void recursionIsRepeatedAndOtherClassesAreRefused() {
		Dig.required();
		assertThat(Dig.ask(this.port, "+norecurse", "web.shop.svc.cluster.local").flags()).doesNotContain("rd");
		assertThat(Dig.ask(this.port, "-c", "CH", "-t", "TXT", "version.bind").status()).isEqualTo("REFUSED");
		assertThat(Dig.ask(this.port, "+opcode=notify", "web.shop.svc.cluster.local").status()).isEqualTo("NOTIMP");
	}

	@Test
	void theLabMadeLastIsAnsweredForUnlessOneIsChosen() {
		Dig.required();
		make(Browser.SHOP.replace("name: web,", "name: late,"));
		reopen(null, null);
		assertThat(Dig.ask(this.port, "late.shop.svc.cluster.local").status()).isEqualTo("NOERROR");
		assertThat(Dig.ask(this.port, "billing.shop.svc.cluster.local").status()).isEqualTo("NXDOMAIN");
		reopen(this.lab, null);
		assertThat(Dig.ask(this.port, "late.shop.svc.cluster.local").status()).isEqualTo("NXDOMAIN");
		assertThat(Dig.ask(this.port, "web.shop.svc.cluster.local").answer()).hasSize(1);
	}

	@Test
	void aPodThatAsksIsToldWhatItsOwnServerSays() {
		Dig.required();
		reopen(this.lab, "pod/shop/client");
		for (String name : List.of("web.shop.svc.cluster.local", "nothing.shop.svc.cluster.local", "example.com")) {
			Dig dig = Dig.ask(this.port, name);
			assertThat(dig.answer()).isEqualTo(lines(api(name, "A")));
			assertThat(dig.status()).isEqualTo(api(name, "A").path("rcode").asString());
		}
	}

	@Test
	void withoutALabOrWithoutTheClientNothingIsKnown() {
		Dig.required();
		reopen("nosuchlab", null);
		assertThat(Dig.ask(this.port, "web.shop.svc.cluster.local").status()).isEqualTo("SERVFAIL");
		reopen(this.lab, "pod/shop/nobody");
		assertThat(Dig.ask(this.port, "web.shop.svc.cluster.local").status()).isEqualTo("SERVFAIL");
	}

	@Test
	void theSecondFamilysLoopbackListensToo() throws IOException {
		Dig.required();
		Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/if_inet6"))
				&& Files.readString(Path.of("/proc/net/if_inet6")).contains(" lo"), "no IPv6 loopback here");
		assertThat(Dig.ask("::1", this.port, "web.shop.svc.cluster.local").status()).isEqualTo("NOERROR");
	}

	private JsonNode api(String name, String type) {
		JsonNode found = Browser.json(this.browser.get("/api/v1/labs/" + this.lab + "/dns?from=pod/shop/client&name="
				+ name + "&type=" + type + "&search=false"));
		assertThat(found.path("queries").isArray()).as(found.toString()).isTrue();
		return found.path("queries").get(found.path("queries").size() - 1);
	}

	/** The interface's records as dnsjava prints them. */
	private static List<String> records(JsonNode query) throws IOException {
		List<String> records = new ArrayList<>();
		for (JsonNode record : query.path("answers")) {
			records.add(Record
				.fromString(Name.fromString(record.path("name").asString()), Type.value(record.path("type").asString()),
						DClass.IN, record.path("ttl").asLong(), record.path("data").asString(), Name.root)
				.toString());
		}
		return records;
	}

	private static List<String> lines(JsonNode query) {
		List<String> lines = new ArrayList<>();
		query.path("answers")
			.forEach((record) -> lines.add(String.join(" ",
					Stream.of("name", "ttl", "type", "data")
						.map((field) -> (field.equals("type") ? "IN " : "") + record.path(field).asString())
						.toList())));
		return lines;
	}

}
