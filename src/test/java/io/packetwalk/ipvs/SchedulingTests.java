package io.packetwalk.ipvs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is picked, by the rules of each of the kernel's schedulers. */
class SchedulingTests {

	private static final IpAddress VIP = IpAddress.of("10.96.0.20");

	private final Scheduling scheduling = new Scheduling();

	private static VirtualServer server(Scheduler scheduler, int... weights) {
		return sticky(scheduler, 0, weights);
	}

	/** Real servers 10.244.1.1 and on, of these weights. */
	private static VirtualServer sticky(Scheduler scheduler, int persistent, int... weights) {
		List<RealServer> real = new ArrayList<>();
		for (int weight : weights) {
			real.add(new RealServer(IpAddress.of("10.244.1." + (real.size() + 1)), 8080, weight));
		}
		return new VirtualServer(Protocol.TCP, VIP, 80, scheduler, persistent, real);
	}

	private static FiveTuple from(String client, int port) {
		return new FiveTuple(Protocol.TCP, IpAddress.of(client), port, VIP, 80);
	}

	/** The last octets of those picked for so many connections from one client. */
	private String picks(VirtualServer server, int connections) {
		StringBuilder picks = new StringBuilder();
		for (int i = 0; i < connections; i++) {
			picks.append(pick(server, "10.244.2.9", 40000 + i));
		}
		return picks.toString();
	}

	private String pick(VirtualServer server, String client, int port) {
		RealServer real = this.scheduling.pick(server, from(client, port)).server();
		return (real == null) ? "-" : real.address().toString().replace("10.244.1.", "");
	}

	@Test
	void roundRobinTakesTurnsAndLeavesThoseWithoutWeightOut() {
		assertThat(picks(server(Scheduler.RR, 1, 0, 1, 1), 7)).isEqualTo("1341341");
		assertThat(this.scheduling.pick(server(Scheduler.RR, 1, 0, 1, 1), from("10.0.0.1", 1)).why())
			.isEqualTo("round robin: next after 10.244.1.1:8080");
	}

	@Test
	void roundRobinIsExactlyFairOverManyConnections() {
		String picks = picks(server(Scheduler.RR, 1, 1, 1), 600);
		assertThat(picks.chars().filter((c) -> c == '1').count()).isEqualTo(200);
		assertThat(picks.chars().filter((c) -> c == '2').count()).isEqualTo(200);
	}

	@Test
	void weightedRoundRobinServesTheHeavyOnesFirst() {
		// The example of ipvsadm(8)'s authors: weights 4, 3, 2 give AABABCABC.
		assertThat(picks(server(Scheduler.WRR, 4, 3, 2), 18)).isEqualTo("112123123112123123");
		assertThat(picks(server(Scheduler.WRR, 0, 0), 1)).isEqualTo("-");
	}

	@Test
	void leastConnectionPrefersTheFirstOfEquals() {
		assertThat(picks(server(Scheduler.LC, 1, 5, 1), 6)).isEqualTo("123123");
		assertThat(new SchedulingTests().picks(server(Scheduler.WLC, 1, 2, 1), 8)).isEqualTo("12321232");
	}

	@Test
	void shortestExpectedDelayCountsTheNewConnectionAndNeverQueueFillsTheIdleFirst() {
		assertThat(picks(server(Scheduler.SED, 1, 3), 8)).isEqualTo("22122212");
		assertThat(new SchedulingTests().picks(server(Scheduler.NQ, 1, 3), 8)).isEqualTo("12222212");
	}

	@Test
	void sourceHashKeepsAClientWhateverItsPort() {
		VirtualServer server = server(Scheduler.SH, 1, 1, 1, 1);
		assertThat(picks(server, 5)).matches("(\\d)\\1{4}");
		Map<String, Integer> shares = new TreeMap<>();
		for (int i = 0; i < 250; i++) {
			shares.merge(pick(server, "10.244.2." + i, 40000), 1, Integer::sum);
		}
		assertThat(shares).containsOnlyKeys("1", "2", "3", "4");
		assertThat(shares.values()).allMatch((share) -> share > 50 && share < 75);
	}

	@Test
	void sourceHashMultipliesByTheGoldenRatio() {
		// 10.244.2.9 is 0x0af40209; times 0x61c88647 the upper 8 bits are 0x7b.
		VirtualServer server = server(Scheduler.SH, 1, 1, 1, 1);
		assertThat(this.scheduling.pick(server, from("10.244.2.9", 1)).why())
			.isEqualTo("source hash: 10.244.2.9 falls into bucket "
					+ Integer.divideUnsigned(0x0af40209 * 0x61c88647, 1 << 24) + " of 256");
	}

	@Test
	void aBucketWhoseServerHasNoWeightServesNobody() {
		VirtualServer server = server(Scheduler.SH, 0, 0);
		Scheduling.Pick pick = this.scheduling.pick(server, from("10.244.2.9", 1));
		assertThat(pick.server()).isNull();
		assertThat(pick.why()).endsWith("has weight 0");
	}

	@Test
	void destinationHashAndLocalitySendAVirtualServersClientsToOnePlace() {
		assertThat(picks(server(Scheduler.DH, 1, 5, 1), 9)).matches("(\\d)\\1{8}");
		// Two connections of weight 1 are too many while another is idle.
		assertThat(new SchedulingTests().picks(server(Scheduler.LBLC, 1, 1, 1), 9)).isEqualTo("112233333");
		assertThat(new SchedulingTests().picks(server(Scheduler.LBLCR, 1, 1, 1), 9)).isEqualTo("112233321");
	}

	@Test
	void maglevGivesEveryServerItsShareOfPlacesAndKeepsMostWhenOneLeaves() {
		VirtualServer all = server(Scheduler.MH, 1, 1, 1, 1);
		VirtualServer fewer = server(Scheduler.MH, 1, 1, 1, 0);
		Scheduling before = new Scheduling();
		Scheduling after = new Scheduling();
		int stayed = 0;
		int[] share = new int[4];
		for (int port = 20000; port < 22000; port++) {
			RealServer was = before.pick(all, from("10.244.2.9", port)).server();
			RealServer is = after.pick(fewer, from("10.244.2.9", port)).server();
			share[all.realServers().indexOf(was)]++;
			stayed += was.address().equals(is.address()) ? 1 : 0;
		}
		assertThat(Arrays.stream(share)).allMatch((one) -> one > 400 && one < 600);
		assertThat(stayed).isGreaterThan(1300);
	}

	@Test
	void aPersistentClientStaysUntilItsServerLosesItsWeight() {
		VirtualServer server = sticky(Scheduler.RR, 10800, 1, 1);
		assertThat(picks(server, 4)).isEqualTo("1111");
		assertThat(pick(server, "10.244.2.10", 1)).isEqualTo("2");
		assertThat(this.scheduling.pick(server, from("10.244.2.9", 9)).why())
			.isEqualTo("persistent: 10.244.2.9 was sent to 10.244.1.1:8080 before");
		assertThat(picks(sticky(Scheduler.RR, 10800, 0, 1), 2)).isEqualTo("22");
	}

	@Test
	void withoutRealServersNobodyIsPicked() {
		assertThat(this.scheduling.pick(server(Scheduler.RR), from("10.0.0.1", 1)))
			.isEqualTo(new Scheduling.Pick(null, "the virtual server has no real server"));
	}

	@ParameterizedTest
	@EnumSource
	void nobodyWithoutWeightIsEverPicked(Scheduler scheduler) {
		assertThat(picks(server(scheduler, 0, 0, 0), 20)).isEqualTo(String.join("", Collections.nCopies(20, "-")));
		VirtualServer one = server(scheduler, 0, 2, 0);
		assertThat(new SchedulingTests().picks(one, 20)).containsPattern("2|-").doesNotContain("1").doesNotContain("3");
	}

	@Test
	void virtualServersDoNotShareTurns() {
		VirtualServer http = server(Scheduler.RR, 1, 1);
		VirtualServer https = new VirtualServer(Protocol.TCP, VIP, 443, Scheduler.RR, 0, http.realServers());
		assertThat(pick(http, "10.0.0.1", 1) + pick(https, "10.0.0.1", 2) + pick(http, "10.0.0.1", 3)).isEqualTo("112");
	}

}
