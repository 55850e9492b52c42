package io.packetwalk.resolver;

import java.util.Comparator;
import java.util.List;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The order in which {@code getaddrinfo} hands addresses out, the first being the one a
 * program dials. glibc follows
 * <a href="https://www.rfc-editor.org/rfc/rfc6724#section-6">RFC 6724, rule 9</a>, for
 * IPv4 only inside the sender's own subnet: addresses there come first, those nearest to
 * the sender's own before the others. musl keeps the order of the answer.
 */
public final class AddressOrder {

	private AddressOrder() {
	}

	/**
	 * Sorts.
	 * @param libc whose order
	 * @param addresses the addresses as received
	 * @param sender the sender's own address with the length of its subnet
	 */
	public static List<IpAddress> of(Libc libc, List<IpAddress> addresses, Cidr sender) {
		return (libc == Libc.MUSL) ? addresses
				: addresses.stream()
					.sorted(Comparator.comparingInt((IpAddress address) -> -common(sender, address)))
					.toList();
	}

	/** The bits both addresses begin with; 0 outside the subnet. */
	private static int common(Cidr sender, IpAddress address) {
		if (!address.isV4() || address.family() != sender.address().family() || !sender.contains(address)) {
			return 0;
		}
		long different = address.low() ^ sender.address().low();
		return (different == 0) ? 32 : Long.numberOfLeadingZeros(different) - 32;
	}

}
