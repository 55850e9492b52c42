package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Service;
import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.net.IpAddress;

/**
 * <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/service/#externalname">ExternalName</a>
 * Services: only aliases in DNS, whatever is asked of them later.
 */
final class Aliases {

	private final ClusterWords words;

	Aliases(ClusterWords words) {
		this.words = words;
	}

	/** Those that lead nowhere. */
	List<NameFinding> broken() {
		List<NameFinding> found = new ArrayList<>();
		for (Service service : this.words.cluster().services()) {
			String target = service.externalName();
			if (target != null) {
				broken(service, target).ifPresent(found::add);
			}
		}
		return found;
	}

	private Optional<NameFinding> broken(Service service, String target) {
		if (IpAddress.parse(target).isPresent()) {
			return finding(FindingCode.EXTERNAL_NAME_IS_AN_ADDRESS, service,
					"\"%s\" is an address; an alias leads to a name, so CoreDNS answers that %s does not exist."
						.formatted(target, service.name()),
					"Write a Service without a selector, and an EndpointSlice that holds the address.");
		}
		List<String> circle = circle(service);
		if (!circle.isEmpty()) {
			return finding(FindingCode.EXTERNAL_NAME_LOOP, service,
					"\"%s\" leads in a circle: %s. It never comes to an address.".formatted(target,
							String.join(" → ", circle)),
					"Let one of them name a Service with an address.");
		}
		return insideButMissing(service, target);
	}

	private Optional<NameFinding> insideButMissing(Service service, String target) {
		String bare = target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
		boolean full = bare.toLowerCase(Locale.ROOT).endsWith(".svc." + this.words.domain());
		if (full && this.words.labels(bare).size() == 2 && this.words.service(bare).isEmpty()) {
			return finding(FindingCode.EXTERNAL_NAME_TARGET_MISSING, service,
					"\"%s\" is a name of this cluster, but there is no such Service. CoreDNS answers with neither an address nor an error."
						.formatted(target),
					"Write the name of a Service that exists.");
		}
		List<String> labels = this.words.labels(bare);
		Optional<Service> meant = (full || labels.size() != 2) ? Optional.empty()
				: this.words.cluster().service(labels.getLast(), labels.getFirst());
		return meant.flatMap((other) -> finding(FindingCode.EXTERNAL_NAME_TARGET_MISSING, service,
				"\"%s\" is not searched: an alias is a full name, and servers outside are asked for it. Service %s is not what it leads to."
					.formatted(target, other.key()),
				"Write %s.%s.svc.%s.".formatted(other.name(), other.namespace(), this.words.domain())));
	}

	private static Optional<NameFinding> finding(FindingCode code, Service service, String message, String suggestion) {
		return Optional.of(NameFinding.of(code, Level.ERROR, new Origin(service.ref(), "spec.externalName"),
				service.ref() + ": spec.externalName " + message, suggestion));
	}

	/** The Services a chain goes through, up to the first that comes twice. */
	private List<String> circle(Service start) {
		Set<String> seen = new LinkedHashSet<>();
		@Nullable Service at = start;
		while (at != null && at.externalName() != null) {
			if (!seen.add(at.key())) {
				List<String> circle = new ArrayList<>(seen);
				circle.add(at.key());
				return at.key().equals(start.key()) ? circle : List.of();
			}
			at = this.words.service(at.externalName()).orElse(null);
		}
		return List.of();
	}

	/** A URL whose host nobody at the other end goes by. */
	Optional<NameFinding> host(UsedName used, Asked asked) {
		String target = this.words.service(asked.answeringName()).map(Service::externalName).orElse(null);
		if (target == null || !used.http()) {
			return Optional.empty();
		}
		boolean secure = used.scheme().equals("https") || used.scheme().equals("wss");
		boolean inside = this.words.service(target).isPresent();
		if (inside && !secure) {
			return Optional.empty();
		}
		String service = this.words.service(asked.answeringName()).map(Service::key).orElseThrow();
		return Optional.of(NameFinding.of(FindingCode.EXTERNAL_NAME_HOST_MISMATCH, Level.WARNING, used,
				("an alias of %s (ExternalName Service %s). DNS changes where the request goes, not what it says: the Host "
						+ "header%s is still %s.")
					.formatted(target, service, secure ? " and the name the certificate is checked for" : "",
							used.bare()),
				"Write %s in the URL%s.".formatted(target, secure ? "" : ", or set the Host header to it")));
	}

}
