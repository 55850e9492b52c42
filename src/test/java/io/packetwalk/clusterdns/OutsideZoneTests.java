package io.packetwalk.clusterdns;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Outside.DnsRecord;
import io.packetwalk.cluster.Outside.Host;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideZoneTests {

	private static final String SOA = "ns1.corp.example. hostmaster.corp.example. 1 7200 3600 1209600 60";

	private final OutsideZone zone = new OutsideZone(
			List.of(record("corp.example.", "SOA", SOA), record("*.corp.example.", "A", "10.20.0.1"),
					record("a.b.corp.example.", "A", "10.20.0.2"), record("WWW.corp.example.", "A", "10.20.0.3"),
					record("www.corp.example.", "A", "10.20.0.4")),
			List.of(new Host("vm.corp.example", IpAddress.of("10.20.0.9"), List.of())));

	@Test
	void aWildcardCoversNamesThatDoNotExistHoweverDeep() {
		assertThat(data("x.corp.example.")).containsExactly("10.20.0.1");
		assertThat(data("y.x.corp.example.")).containsExactly("10.20.0.1");
	}

	@Test
	void aWildcardCoversNothingBelowANameThatExists() {
		assertThat(data("x.b.corp.example.")).isEmpty();
		assertThat(this.zone.exists("x.b.corp.example.")).isFalse();
		assertThat(this.zone.exists("b.corp.example.")).isFalse();
		assertThat(data("x.www.corp.example.")).isEmpty();
	}

	@Test
	void namesAreComparedWithoutCaseAndAnsweredAsAsked() {
		assertThat(this.zone.find("wWw.corp.example.", "A")).extracting(Reply.Record::name)
			.containsOnly("wWw.corp.example.");
		assertThat(data("www.corp.example.")).containsExactly("10.20.0.3", "10.20.0.4");
	}

	@Test
	void aHostIsKnownByItsNameRatherThanByAWildcard() {
		assertThat(data("vm.corp.example.")).containsExactly("10.20.0.9");
		assertThat(this.zone.find("vm.corp.example.", "AAAA")).isEmpty();
		assertThat(this.zone.exists("vm.corp.example.")).isTrue();
	}

	@Test
	void anExistingNameWithoutTheTypeIsNoWildcardsBusiness() {
		assertThat(this.zone.find("www.corp.example.", "TXT")).isEmpty();
		assertThat(this.zone.exists("www.corp.example.")).isTrue();
	}

	@Test
	void negativeAnswersCarryTheSoaOfTheClosestZone() {
		assertThat(this.zone.startOfAuthority("no.such.b.corp.example.")).extracting(Reply.Record::name)
			.containsExactly("corp.example.");
		assertThat(this.zone.startOfAuthority("other.example.")).isEmpty();
	}

	private List<String> data(String name) {
		return this.zone.find(name, "A").stream().map(Reply.Record::data).toList();
	}

	private static DnsRecord record(String name, String type, String data) {
		return new DnsRecord(name, type, 60, List.of(data));
	}

}
