package io.packetwalk.resolver;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of addresses, as measured with glibc 2.36 and musl 1.2.3 in a /24 and a /32.
 */
class AddressOrderTests {

	private static final List<IpAddress> ANSWER = Stream.of("10.244.2.9", "10.244.1.200", "10.244.1.6", "10.244.3.4")
		.map(IpAddress::of)
		.toList();

	private static List<String> order(Libc libc, String sender) {
		return AddressOrder.of(libc, ANSWER, Cidr.of(sender)).stream().map(IpAddress::toString).toList();
	}

	@Test
	void glibcPutsTheSendersOwnSubnetFirstAndTheNearestAheadThere() {
		assertThat(order(Libc.GLIBC, "10.244.1.5/24")).containsExactly("10.244.1.6", "10.244.1.200", "10.244.2.9",
				"10.244.3.4");
	}

	@Test
	void aSubnetOfOneAddressChangesNothing() {
		assertThat(order(Libc.GLIBC, "10.244.1.5/32")).containsExactly("10.244.2.9", "10.244.1.200", "10.244.1.6",
				"10.244.3.4");
	}

	@Test
	void muslKeepsTheOrderOfTheAnswer() {
		assertThat(order(Libc.MUSL, "10.244.1.5/24")).startsWith("10.244.2.9");
	}

	@Test
	void addressesOfTheOtherFamilyStayWhereTheyAre() {
		List<IpAddress> mixed = List.of(IpAddress.of("2001:db8::1"), IpAddress.of("10.0.0.1"));
		assertThat(AddressOrder.of(Libc.GLIBC, mixed, Cidr.of("10.244.1.5/24"))).isEqualTo(mixed);
	}

}
