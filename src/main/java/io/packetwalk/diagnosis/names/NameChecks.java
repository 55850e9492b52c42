package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.clusterdns.ClusterDns;

/** All that is looked at for one name of one workload. */
final class NameChecks {

	private final NotFound notFound;

	private final MuslTraps muslTraps = new MuslTraps();

	private final Leaks leaks;

	private final SearchCost searchCost;

	private final Aliases aliases;

	private final PodRecords podRecords;

	NameChecks(ClusterWords words, ClusterDns dns, Aliases aliases) {
		this.notFound = new NotFound(words, dns);
		this.leaks = new Leaks(words);
		this.searchCost = new SearchCost(words);
		this.aliases = aliases;
		this.podRecords = new PodRecords(words);
	}

	/** Nothing is said of a name whose servers say nothing. */
	List<NameFinding> of(UsedName used, PodNames pod) {
		Asked asked = pod.ask(used.libc(), used.name());
		Optional<NameFinding> trap = this.muslTraps.of(used, pod);
		if (!asked.found()) {
			return trap.or(() -> asked.denied() ? this.notFound.of(used, pod) : Optional.empty()).stream().toList();
		}
		List<NameFinding> found = new ArrayList<>();
		this.leaks.of(used, pod, asked).ifPresent(found::add);
		trap.ifPresent(found::add);
		this.searchCost.of(used, pod, asked).ifPresent(found::add);
		this.aliases.host(used, asked).ifPresent(found::add);
		this.podRecords.onlyWhenReady(used, pod.pod(), asked).ifPresent(found::add);
		return found;
	}

}
