package io.packetwalk.web.policies;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

class PortTests {

	@Test
	void aPortIsReadHoweverPeopleWriteIt() {
		for (String text : List.of("53/udp", "udp/53", "53 UDP", " udp 53 ")) {
			assertThat(Port.parse(text)).as(text).hasValue(new Port(Protocol.UDP, 53));
		}
		assertThat(Port.parse("80")).hasValue(new Port(Protocol.TCP, 80));
	}

	@Test
	void whatIsNoPortIsNone() {
		for (String text : List.of("", "0", "65536", "http", "80/icmp", "80/x", "-1", "8 0", "99999999999")) {
			assertThat(Port.parse(text)).as(text).isEmpty();
		}
	}

}
