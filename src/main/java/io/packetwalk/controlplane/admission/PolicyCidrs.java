package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;

import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Reads the address blocks of policies. */
final class PolicyCidrs {

	private final Refusals refusals;

	PolicyCidrs(Refusals refusals) {
		this.refusals = refusals;
	}

	PolicyPeer ipBlock(IPBlock written, String path) {
		Optional<Cidr> cidr = cidr(Objects.requireNonNullElse(written.getCidr(), ""), path + ".cidr");
		List<Cidr> except = new ArrayList<>();
		List<String> texts = Objects.requireNonNullElse(written.getExcept(), List.of());
		for (int i = 0; i < texts.size(); i++) {
			String at = path + ".except[" + i + "]";
			Optional<Cidr> one = cidr(Objects.requireNonNullElse(texts.get(i), ""), at);
			if (one.isPresent() && cidr.isPresent() && !inside(one.get(), cidr.get())) {
				this.refusals.refuse("POLICY_EXCEPT_OUTSIDE_CIDR", at,
						"is " + one.get() + ", but must be a part of cidr (" + cidr.get() + ") and smaller than it",
						"except takes addresses out of cidr; it denies nothing.");
			}
			one.ifPresent(except::add);
		}
		return new PolicyPeer.Networks(cidr.stream().toList(), except);
	}

	/** A block with a prefix length, as the API server wants it. */
	Optional<Cidr> cidr(String text, String path) {
		Optional<Cidr> cidr = (text.indexOf('/') > 0) ? Cidr.parse(text) : Optional.empty();
		if (cidr.isEmpty()) {
			String hint = IpAddress.parse(text)
				.map((address) -> "For one address write " + Cidr.host(address) + ".")
				.orElse("");
			this.refusals.refuse("POLICY_CIDR_INVALID", path,
					"is \"" + text + "\", but must be an address and a prefix length such as 10.0.0.0/8", hint);
		}
		return cidr.map(Cidr::network);
	}

	private static boolean inside(Cidr part, Cidr whole) {
		return whole.contains(part) && part.prefix() > whole.prefix();
	}

}
