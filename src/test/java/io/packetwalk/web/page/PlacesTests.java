package io.packetwalk.web.page;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTests {

	@ParameterizedTest
	@CsvSource({ "http, TCP, 80, 8080, http://web/", "http, TCP, 9000, 8080, http://web:9000/",
			", TCP, 443, 8443, https://web/", "https-admin, TCP, 8443, 8443, https://web:8443/",
			"pg, TCP, 5432, 5432, tcp://web:5432", ", TCP, 6379, redis, tcp://web:6379",
			"syslog, UDP, 514, 514, udp://web:514" })
	void aPortIsOfferedAsTheUrlAPersonWouldType(String name, Protocol protocol, int port, String target, String url) {
		assertThat(Places.url(new ServicePort(name, protocol, port, target, 0, null, 0), "web")).isEqualTo(url);
	}

	@ParameterizedTest
	@CsvSource({ "PT20S, just now", "PT1M, 1 minute ago", "PT59M, 59 minutes ago", "PT2H, 2 hours ago",
			"PT50H, 2 days ago" })
	void timeIsToldInWords(Duration past, String words) {
		Instant now = Instant.parse("2026-11-21T00:00:00Z");
		assertThat(Ago.of(now.minus(past), now)).isEqualTo(words);
	}

	@Test
	void addOnsAreTold() {
		assertThat(Places.isAddOn("kube-system")).isTrue();
		assertThat(Places.isAddOn("shop")).isFalse();
	}

}
