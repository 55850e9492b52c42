package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Fallthrough;
import io.packetwalk.clusterdns.server.ReverseNames;
import io.packetwalk.clusterdns.server.Surroundings;

/**
 * How the <a href="https://coredns.io/plugins/kubernetes/">kubernetes</a> plugin is
 * configured.
 */
final class KubernetesOptions {

	private static final int DEFAULT_TTL = 5;

	private static final int MOST_TTL = 3600;

	/** Properties about how it reaches the API server. */
	private static final Set<String> CONNECTION = Set.of("endpoint", "tls", "kubeconfig", "startup_timeout",
			"apiserver_qps", "apiserver_burst", "apiserver_max_inflight", "upstream", "resyncperiod", "multicluster",
			"zonal");

	final List<String> zones;

	final List<String> namespaces = new ArrayList<>();

	LabelSelector labels = LabelSelector.EVERYTHING;

	LabelSelector namespaceLabels = LabelSelector.EVERYTHING;

	PodMode pods = PodMode.DISABLED;

	Fallthrough fallthrough = Fallthrough.NONE;

	long ttl = DEFAULT_TTL;

	boolean endpointPodNames;

	boolean endpoints = true;

	boolean ignoreEmptyServices;

	boolean hostnamePointersOnly;

	private KubernetesOptions(List<String> zones) {
		this.zones = zones;
	}

	static KubernetesOptions of(Directive directive, Surroundings surroundings) throws CorefileException {
		KubernetesOptions options = new KubernetesOptions(surroundings.zonesOr(directive.args()));
		if (options.zones.stream().allMatch(ReverseNames::isReverse)) {
			throw directive.error("non-reverse zone name must be used");
		}
		for (Directive property : directive.block()) {
			options.set(directive, property);
		}
		if (!options.namespaces.isEmpty() && options.namespaceLabels != LabelSelector.EVERYTHING) {
			throw directive.error("namespaces and namespace_labels cannot both be set");
		}
		return options;
	}

	private void set(Directive directive, Directive property) throws CorefileException {
		switch (property.name()) {
			case "pods" -> this.pods = mode(property);
			case "namespaces" -> this.namespaces.addAll(property.atLeast(1));
			case "labels" -> this.labels = LabelSelector.of(property);
			case "namespace_labels" -> this.namespaceLabels = LabelSelector.of(property);
			case "fallthrough" -> this.fallthrough = Fallthrough.of(property.args());
			case "ttl" -> this.ttl = property.number(0, 0, MOST_TTL);
			case "endpoint_pod_names" -> {
				property.noArguments();
				this.endpointPodNames = true;
			}
			case "ptr_hostname_only" -> this.hostnamePointersOnly = true;
			case "noendpoints" -> {
				property.noArguments();
				this.endpoints = false;
			}
			case "ignore" -> {
				if (!property.atLeast(1).getFirst().equals("empty_service")) {
					throw property.error("unable to parse ignore value: '%s'".formatted(property.args().getFirst()));
				}
				this.ignoreEmptyServices = true;
			}
			default -> {
				if (!CONNECTION.contains(property.name())) {
					throw directive.unknownProperty(property);
				}
			}
		}
	}

	private static PodMode mode(Directive property) throws CorefileException {
		String mode = property.argument();
		if (!List.of("disabled", "insecure", "verified").contains(mode)) {
			throw property
				.error("wrong value for pods: %s,  must be one of: disabled, verified, insecure".formatted(mode));
		}
		return PodMode.valueOf(mode.toUpperCase(Locale.ROOT));
	}

	/** The first zone that is not a reverse one: PTR records point into it. */
	String primaryZone() {
		return this.zones.stream().filter((zone) -> !ReverseNames.isReverse(zone)).findFirst().orElse(".");
	}

}
