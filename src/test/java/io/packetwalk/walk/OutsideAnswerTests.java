package io.packetwalk.walk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.HttpAnswer;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpChoice;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideAnswerTests {

	private static final IpAddress ADDRESS = IpAddress.of("203.0.113.10");

	private static final Origin HOST = new Origin(new ObjectRef("Outside", null, "outside"), "spec.hosts[0]");

	private final Outside.Host server = new Outside.Host("api.example.com", ADDRESS,
			List.of(new Outside.OpenPort(80, Protocol.TCP)),
			List.of(new HttpAnswer("api.example.com", "/v1", 200, null, "envoy", HOST.at("http[0]")),
					new HttpAnswer("API.example.com", "/", 301, "/v1", null, HOST.at("http[1]"))),
			HOST);

	@Test
	void theFirstAnswerWhoseHostAndPathFitCounts() {
		OutsideAnswer answer = OutsideAnswer.of(this.server, asked("http", "Api.Example.com:80", "/v1/users", ""));
		assertThat(answer.status()).isEqualTo("200 OK");
		assertThat(answer.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(answer.choice().controller()).isEqualTo("envoy");
		assertThat(answer.origin()).isEqualTo(HOST.at("http[0]"));
	}

	@Test
	void aPathBesideTheFirstAnswerGetsTheNext() {
		OutsideAnswer answer = OutsideAnswer.of(this.server, asked("http", "api.example.com", "/v10", ""));
		assertThat(answer.disposition()).isEqualTo(Disposition.ANSWERED);
		assertThat(answer.result().location()).isEqualTo("/v1");
		assertThat(answer.choice().tried()).extracting(HttpChoice.Tried::matched).containsExactly(false, true);
	}

	@Test
	void aHostHeaderThatNoneFitsGetsA404ThatPointsAtTheList() {
		OutsideAnswer answer = OutsideAnswer.of(this.server, asked("http", "partner", "/v1", ""));
		assertThat(answer.disposition()).isEqualTo(Disposition.HTTP_ERROR);
		assertThat(answer.title()).isEqualTo("The server answers 404 Not Found");
		assertThat(answer.origin()).isEqualTo(HOST.at("http"));
		assertThat(answer.choice().tried()).extracting(HttpChoice.Tried::why)
			.first()
			.isEqualTo("the Host header is partner, this is for api.example.com");
	}

	@Test
	void tlsForANameTheServerDoesNotHaveIsNoted() {
		assertThat(OutsideAnswer.of(this.server, asked("https", "api.example.com", "/v1", "partner")).note())
			.contains("TLS asks for partner", "certificate");
		assertThat(OutsideAnswer.of(this.server, asked("https", "api.example.com", "/v1", "api.example.com")).note())
			.isEmpty();
	}

	@Test
	void aDnsServerListensOnPort53UnlessItDropsEverything() {
		IpAddress dead = IpAddress.of("10.0.0.66");
		Outside world = new Outside(false, List.of(), List.of(), List.of(),
				List.of(new Outside.DnsServer(ADDRESS, "refuse", List.of()),
						new Outside.DnsServer(dead, "drop", List.of())),
				Map.of("laptop", IpAddress.of("198.51.100.7")), List.of(this.server));
		assertThat(OutsideHosts.at(world, ADDRESS)).hasValueSatisfying((host) -> {
			assertThat(host.listens(Protocol.TCP, 53)).isTrue();
			assertThat(host.listens(Protocol.TCP, 80)).isTrue();
			assertThat(host.listens(Protocol.TCP, 81)).isFalse();
		});
		assertThat(OutsideHosts.at(world, dead)).isEmpty();
		assertThat(OutsideHosts.whyNobody(world, dead)).contains("drops");
		assertThat(OutsideHosts.whyNobody(world, IpAddress.of("198.51.100.7"))).contains("laptop");
	}

	private static HttpRequest asked(String scheme, String host, String path, String sni) {
		return new HttpRequest("GET", scheme, host, 80, path, "", Map.of(), sni);
	}

}
