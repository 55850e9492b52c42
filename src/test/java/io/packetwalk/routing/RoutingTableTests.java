package io.packetwalk.routing;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class RoutingTableTests {

	@Test
	void theLongestPrefixWinsWhateverTheOrder() {
		RoutingTable table = new RoutingTable(List.of(route("0.0.0.0/0", "wan"), route("10.0.0.0/8", "eight"),
				route("10.1.2.3/32", "host"), route("10.1.2.0/24", "twentyfour"), route("10.1.0.0/16", "sixteen")));
		assertThat(table.lookup(IpAddress.of("10.1.2.3"))).map(Route::dev).hasValue("host");
		assertThat(table.lookup(IpAddress.of("10.1.2.4"))).map(Route::dev).hasValue("twentyfour");
		assertThat(table.lookup(IpAddress.of("10.1.3.4"))).map(Route::dev).hasValue("sixteen");
		assertThat(table.lookup(IpAddress.of("10.2.3.4"))).map(Route::dev).hasValue("eight");
		assertThat(table.lookup(IpAddress.of("8.8.8.8"))).map(Route::dev).hasValue("wan");
	}

	@Test
	void withoutADefaultRouteTheNetworkIsUnreachable() {
		RoutingTable table = new RoutingTable(List.of(route("10.0.0.0/8", "eth0")));
		assertThat(table.lookup(IpAddress.of("11.0.0.1"))).isEmpty();
	}

	@Test
	void anIpv4RouteSaysNothingOfAnIpv6Destination() {
		RoutingTable table = new RoutingTable(List.of(route("0.0.0.0/0", "eth0"), route("fd00::/64", "eth1")));
		assertThat(table.lookup(IpAddress.of("2001:db8::1"))).isEmpty();
		assertThat(table.lookup(IpAddress.of("fd00::9"))).map(Route::dev).hasValue("eth1");
	}

	@Test
	void ofTwoRoutesToOneBlockTheFirstIsUsed() {
		RoutingTable table = new RoutingTable(List.of(route("10.0.0.0/8", "first"), route("10.0.0.0/8", "second")));
		assertThat(table.lookup(IpAddress.of("10.9.9.9"))).map(Route::dev).hasValue("first");
	}

	@Test
	void theKernelListsTheDefaultRouteFirstThenByAddressAndTheLongerOfTwoBlocksFirst() {
		RoutingTable table = RoutingTable
			.inKernelOrder(List.of(route("192.168.0.0/24", "v1"), route("10.244.0.0/16", "v1"),
					route("10.244.2.0/24", "v1"), route("0.0.0.0/0", "v1"), route("10.244.0.0/24", "v1")));
		assertThat(table.routes()).extracting((route) -> route.destination().toString())
			.containsExactly("0.0.0.0/0", "10.244.0.0/24", "10.244.0.0/16", "10.244.2.0/24", "192.168.0.0/24");
	}

	@Test
	void aLookupAmongThousandsOfRoutesIsNotAScan() {
		RoutingTable table = new RoutingTable(IntStream.range(0, 5000)
			.mapToObj((i) -> route(Cidr.of("10.0.0.0/8").at(256L * i) + "/24", "dev" + i))
			.toList());
		long start = System.nanoTime();
		for (int i = 0; i < 100_000; i++) {
			assertThat(table.lookup(IpAddress.v4(0x0a00_0000L + 256L * (i % 5000) + 7)).isPresent()).isTrue();
		}
		assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
	}

	private static Route route(String destination, String dev) {
		return new Route(Cidr.of(destination), null, dev, "", "", null, false);
	}

}
