package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * MetalLB's
 * <a href= "https://metallb.io/apis/#metallb.io/v1beta1.IPAddressPool">IPAddressPool</a>.
 *
 * @param ref its name
 * @param ranges the addresses it has to give
 * @param unreadable the entries of {@code spec.addresses} that are no range
 * @param spec its spec
 * @param labels its labels
 */
record AddressPool(ObjectRef ref, List<Range> ranges, List<String> unreadable, Tree spec, Map<String, String> labels) {

	/** Most addresses of a range that are looked through. */
	private static final int PATIENCE = 65_536;

	/** Addresses from one to another, both included. */
	record Range(IpAddress first, IpAddress last) {

		boolean contains(IpAddress address) {
			return address.family() == this.first.family() && this.first.compareTo(address) <= 0
					&& address.compareTo(this.last) <= 0;
		}

		static Optional<Range> parse(String text) {
			String[] ends = text.strip().split("\\s*-\\s*");
			if (ends.length == 2) {
				Optional<IpAddress> last = IpAddress.parse(ends[1]);
				return IpAddress.parse(ends[0])
					.flatMap(
							(first) -> last.filter((end) -> end.family() == first.family() && first.compareTo(end) <= 0)
								.map((end) -> new Range(first, end)));
			}
			return Cidr.parse(text.strip())
				.map((block) -> new Range(block.at(0), block.at(Math.min(block.size() - 1, Integer.MAX_VALUE))));
		}

	}

	static AddressPool of(ObjectRef ref, Tree spec, Map<String, String> labels) {
		List<Range> ranges = new ArrayList<>();
		List<String> unreadable = new ArrayList<>();
		for (String text : spec.at("addresses").texts()) {
			Range.parse(text).ifPresentOrElse(ranges::add, () -> unreadable.add(text));
		}
		return new AddressPool(ref, ranges, unreadable, spec, labels);
	}

	String name() {
		return this.ref.name();
	}

	boolean contains(IpAddress address) {
		return this.ranges.stream().anyMatch((range) -> range.contains(address));
	}

	boolean automatic() {
		return this.spec.at("autoAssign").flag(true);
	}

	/** Pools for some Services only are asked first, 1 before 2, those without last. */
	int priority() {
		int stated = this.spec.at("serviceAllocation").at("priority").number(0);
		return !restricted() ? Integer.MAX_VALUE : (stated == 0) ? Integer.MAX_VALUE - 1 : stated;
	}

	private boolean restricted() {
		return this.spec.at("serviceAllocation").present();
	}

	/** Whether a Service of these labels may have an address of it. */
	boolean serves(String namespace, Map<String, String> namespaceLabels, Map<String, String> labels) {
		Tree allocation = this.spec.at("serviceAllocation");
		List<String> namespaces = allocation.at("namespaces").texts();
		List<Tree> spaces = allocation.at("namespaceSelectors").items();
		List<Tree> services = allocation.at("serviceSelectors").items();
		boolean there = namespaces.isEmpty() && spaces.isEmpty() || namespaces.contains(namespace)
				|| spaces.stream().anyMatch((selector) -> Selecting.matches(selector, namespaceLabels));
		return there && (services.isEmpty()
				|| services.stream().anyMatch((selector) -> Selecting.matches(selector, labels)));
	}

	/** The first address that may be had. */
	Optional<IpAddress> first(AddressFamily family, Predicate<IpAddress> free) {
		boolean careful = this.spec.at("avoidBuggyIPs").flag(false);
		for (Range range : this.ranges) {
			IpAddress address = range.first();
			for (int i = 0; i < PATIENCE && range.contains(address); i++) {
				boolean buggy = careful && ((address.low() & 255) == 0 || (address.low() & 255) == 255);
				if (address.family() == family && !buggy && free.test(address)) {
					return Optional.of(address);
				}
				address = address.plus(1);
			}
		}
		return Optional.empty();
	}

}
