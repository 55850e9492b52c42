package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.Lab;

/** One revision of a lab, ready to be asked; what is seldom asked is read off then. */
final class LabIndex {

	private final Lab lab;

	private final Listed listed;

	private final Addresses addresses;

	private final Ports ports;

	private final DnsNames names;

	private @Nullable Chains chains;

	private @Nullable Devices devices;

	LabIndex(Lab lab) {
		this.lab = lab;
		this.listed = Listed.of(lab.cluster(), lab.id());
		this.addresses = Addresses.of(lab.cluster(), lab.dataplane());
		this.ports = new Ports(lab.cluster());
		this.names = new DnsNames(lab.cluster(), lab.id());
	}

	/**
	 * What is asked for, in the order it stands in the question.
	 * @param notes where to say what leads nowhere
	 */
	List<Found> find(Asked asked, List<String> notes) {
		Set<Found> found = new LinkedHashSet<>();
		asked.chains().forEach((chain) -> found.addAll(chains().find(chain, notes)));
		asked.places().forEach((place) -> found.addAll(this.addresses.find(place, notes)));
		asked.blocks().forEach((block) -> found.addAll(this.addresses.find(block, notes)));
		asked.devices().forEach((device) -> found.addAll(devices().find(device, notes)));
		asked.port().ifPresent((port) -> found.addAll(this.ports.find(port, notes)));
		List<String> unsure = new ArrayList<>();
		List<Found> named = asked.name().map((name) -> this.names.find(name, unsure)).orElse(List.of());
		found.addAll(named);
		if (!asked.exact()) {
			List<List<String>> told = found.stream().map(Found::vertices).filter((boxes) -> !boxes.isEmpty()).toList();
			this.listed.find(asked.words())
				.stream()
				.filter((object) -> !told.contains(object.vertices()))
				.forEach(found::add);
		}
		notes.addAll(unsure);
		return found.stream().map((one) -> one.in(this.lab.id(), this.lab.name())).toList();
	}

	private synchronized Chains chains() {
		Chains known = made(this.chains, () -> Chains.of(this.lab.cluster(), this.lab.dataplane()));
		this.chains = known;
		return known;
	}

	private synchronized Devices devices() {
		Devices known = made(this.devices, () -> Devices.of(this.lab.cluster(), this.lab.dataplane()));
		this.devices = known;
		return known;
	}

	private static <T> T made(@Nullable T known, Supplier<T> make) {
		return (known != null) ? known : make.get();
	}

}
