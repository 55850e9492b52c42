package io.packetwalk.ipvs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.packetwalk.net.IpAddress;

/**
 * The order <a href="https://man7.org/linux/man-pages/man8/ipvsadm.8.html">ipvsadm</a>
 * lists virtual and real servers in: by protocol number, address and port. It compares
 * addresses by the sign of a 32-bit difference, so 192.168.0.0 comes before 10.0.0.0.
 */
final class ListingOrder {

	private static final Comparator<VirtualServer> UNSIGNED = Comparator
		.comparingInt((VirtualServer server) -> server.protocol().number())
		.thenComparing(VirtualServer::address)
		.thenComparingInt(VirtualServer::port);

	private ListingOrder() {
	}

	static List<VirtualServer> sort(List<VirtualServer> servers) {
		return merged(servers.stream().sorted(UNSIGNED).toList(), ListingOrder::compare);
	}

	static List<RealServer> sortReal(List<RealServer> servers) {
		Comparator<RealServer> unsigned = Comparator.comparing(RealServer::address).thenComparing(RealServer::port);
		return merged(servers.stream().sorted(unsigned).toList(), (one, other) -> {
			int byAddress = compare(one.address(), other.address());
			return (byAddress != 0) ? byAddress : one.port() - other.port();
		});
	}

	private static int compare(VirtualServer one, VirtualServer other) {
		int byProtocol = one.protocol().number() - other.protocol().number();
		int byAddress = (byProtocol != 0) ? byProtocol : compare(one.address(), other.address());
		return (byAddress != 0) ? byAddress : one.port() - other.port();
	}

	private static int compare(IpAddress one, IpAddress other) {
		int r = difference(one.high() >>> 32, other.high() >>> 32);
		r = (r != 0) ? r : difference(one.high(), other.high());
		r = (r != 0) ? r : difference(one.low() >>> 32, other.low() >>> 32);
		return (r != 0) ? r : difference(one.low(), other.low());
	}

	private static int difference(long one, long other) {
		return (int) one - (int) other;
	}

	/**
	 * Such a comparison may go round in a circle, which the JDK's sort refuses and
	 * glibc's does not notice: this merges as glibc does.
	 */
	private static <T> List<T> merged(List<T> list, Comparator<T> order) {
		if (list.size() < 2) {
			return List.copyOf(list);
		}
		List<T> left = merged(list.subList(0, list.size() / 2), order);
		List<T> right = merged(list.subList(list.size() / 2, list.size()), order);
		List<T> both = new ArrayList<>(list.size());
		int at = 0;
		int other = 0;
		while (at < left.size() && other < right.size()) {
			both.add((order.compare(left.get(at), right.get(other)) <= 0) ? left.get(at++) : right.get(other++));
		}
		both.addAll(left.subList(at, left.size()));
		both.addAll(right.subList(other, right.size()));
		return List.copyOf(both);
	}

}
