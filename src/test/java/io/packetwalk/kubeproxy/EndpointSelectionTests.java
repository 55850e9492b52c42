package io.packetwalk.kubeproxy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** Section 5 of the fact sheet: who is picked, and who stands in. */
class EndpointSelectionTests {

	private static final ProxiedPort CLUSTER = port(0, false, false);

	private static final ProxiedPort EXTERNAL_LOCAL = port(30080, true, false);

	private static final ProxiedPort INTERNAL_LOCAL = port(0, false, true);

	private static ProxiedPort port(int nodePort, boolean externalLocal, boolean internalLocal) {
		return new ProxiedPort(new ServicePortName("ns", "web", "", Protocol.TCP), 0, IpAddress.of("10.96.0.1"), 80,
				nodePort, List.of(), List.of(), List.of(), 0, 0, externalLocal, internalLocal);
	}

	/** The letters stand for ready, serving, terminating and local. */
	private static ProxiedEndpoint endpoint(int last, String is, List<String> zones, List<String> nodes) {
		return new ProxiedEndpoint(IpAddress.of("10.244.0." + last), 80, is.contains("r"), is.contains("s"),
				is.contains("t"), is.contains("l"), zones, nodes);
	}

	private static ProxiedEndpoint endpoint(int last, String is) {
		return endpoint(last, is, List.of(), List.of());
	}

	private static EndpointSelection select(ProxiedPort port, ProxiedEndpoint... endpoints) {
		return EndpointSelection.of(port, List.of(endpoints), "a", "east");
	}

	private static List<Integer> lasts(List<ProxiedEndpoint> endpoints) {
		return endpoints.stream().map((endpoint) -> (int) (endpoint.ip().low() & 255)).toList();
	}

	@Test
	void readyEndpointsAreUsedAndNothingElse() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "rs"), endpoint(2, "s"), endpoint(3, "st"));
		assertThat(lasts(selection.cluster())).containsExactly(1);
		assertThat(selection.hasAny()).isTrue();
	}

	@Test
	void terminatingOnesStandInWhenNothingIsReady() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "t"), endpoint(2, "s"), endpoint(3, "st"));
		assertThat(lasts(selection.cluster())).containsExactly(3);
	}

	@Test
	void somethingMerelyNotReadyIsNoEndpoint() {
		assertThat(select(CLUSTER, endpoint(1, "s"), endpoint(2, "t")).hasAny()).isFalse();
	}

	@Test
	void theTwoListsFallBackSeparately() {
		EndpointSelection selection = select(EXTERNAL_LOCAL, endpoint(1, "rs"), endpoint(2, "stl"));
		assertThat(lasts(selection.cluster())).containsExactly(1);
		assertThat(lasts(selection.local())).containsExactly(2);
		assertThat(lasts(selection.all())).containsExactly(1, 2);
	}

	@Test
	void internalTrafficPolicyLocalLooksOnlyHere() {
		EndpointSelection selection = select(INTERNAL_LOCAL, endpoint(1, "rs"));
		assertThat(selection.cluster()).isEmpty();
		assertThat(selection.local()).isEmpty();
		assertThat(selection.hasAny()).as("dropped rather than rejected").isTrue();
	}

	@Test
	void hintsKeepTrafficInItsZone() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "rs", List.of("east"), List.of()),
				endpoint(2, "rs", List.of("west"), List.of()));
		assertThat(lasts(selection.cluster())).containsExactly(1);
	}

	@Test
	void oneReadyEndpointWithoutAHintSwitchesHintsOff() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "rs", List.of("east"), List.of()), endpoint(2, "rs"));
		assertThat(lasts(selection.cluster())).containsExactly(1, 2);
	}

	@Test
	void hintsThatNameNobodyHereAreIgnored() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "rs", List.of("west"), List.of("b")));
		assertThat(lasts(selection.cluster())).containsExactly(1);
	}

	@Test
	void aNodeHintIsStrongerThanAZoneHint() {
		EndpointSelection selection = select(CLUSTER, endpoint(1, "rs", List.of("east"), List.of("a")),
				endpoint(2, "rs", List.of("east"), List.of("b")));
		assertThat(lasts(selection.cluster())).containsExactly(1);
	}

	@Test
	void aNodeWithoutAZoneIgnoresZoneHints() {
		List<ProxiedEndpoint> endpoints = List.of(endpoint(1, "rs", List.of("east"), List.of()),
				endpoint(2, "rs", List.of("west"), List.of()));
		assertThat(lasts(EndpointSelection.of(CLUSTER, endpoints, "a", null).cluster())).containsExactly(1, 2);
	}

	@Test
	void hintsDoNotTouchTheLocalList() {
		EndpointSelection selection = select(EXTERNAL_LOCAL, endpoint(1, "rsl", List.of("west"), List.of()),
				endpoint(2, "rs", List.of("east"), List.of()));
		assertThat(lasts(selection.local())).containsExactly(1);
		assertThat(lasts(selection.cluster())).containsExactly(2);
		assertThat(lasts(selection.all())).containsExactly(1, 2);
	}

}
