package io.packetwalk.diagnosis.names;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.Outside;
import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.resolver.Question;

/** Names of the cluster that servers outside are asked for, or that they answer. */
final class Leaks {

	private final ClusterWords words;

	Leaks(ClusterWords words) {
		this.words = words;
	}

	/** What is wrong with a name that has an address. */
	Optional<NameFinding> of(UsedName used, PodNames pod, Asked asked) {
		if (!pod.asksCluster()) {
			return Optional.empty();
		}
		Optional<Question> answered = asked.answeredOutside();
		if (answered.isEmpty()) {
			return this.words.isInside(used.name()) ? before(used, pod, asked) : Optional.empty();
		}
		return swallowed(used, asked, answered.get()).or(() -> outside(used, pod, asked, answered.get()));
	}

	/** The address is the cluster's, but others were asked first. */
	private Optional<NameFinding> before(UsedName used, PodNames pod, Asked asked) {
		List<Question> leaked = asked.leaked();
		if (leaked.isEmpty()) {
			return Optional.empty();
		}
		String answer = asked.answeringName();
		boolean asIs = leaked.getFirst().name().equalsIgnoreCase(used.bare() + ".");
		return Optional.of(NameFinding.of(FindingCode.NAME_WORKS_ONLY_BY_LEAKING, Level.WARNING, used,
				"which is found as %s, but only after %s for %s left the cluster: %s. Whoever answers there first is believed."
					.formatted(bare(answer), questions(leaked), names(leaked),
							asIs ? "it has enough dots for ndots:%d, so it is asked as it is first"
								.formatted(pod.conf().ndots())
									: "a search domain outside comes before the candidate that exists"),
				(asIs ? "Leave ndots at 5, or write" : "Write " + shorter(answer) + ", or")
						+ " the full name with a dot at its end: " + answer));
	}

	/** The name that is found before any search domain of the node's is tried. */
	private String shorter(String answer) {
		return this.words.service(answer)
			.map((service) -> service.name() + "." + service.namespace())
			.orElse(bare(answer));
	}

	private Optional<NameFinding> swallowed(UsedName used, Asked asked, Question question) {
		String asIs = used.bare().toLowerCase(Locale.ROOT) + ".";
		Optional<Outside.DnsRecord> wildcard = question.name().equalsIgnoreCase(asIs) ? Optional.empty()
				: wildcard(question);
		return wildcard.map((record) -> NameFinding.of(FindingCode.WILDCARD_SEARCH_DOMAIN, Level.WARNING, used,
				("which leads to %s: the record %s %s %s of server %s answers %s, a candidate of the node's search domain, "
						+ "before %s.")
					.formatted(asked.lookup().addresses().getFirst(), record.name(), record.type(),
							String.join(" ", record.data()), question.server(), bare(question.name()),
							this.words.isInside(used.name()) ? "anybody says that no such Service exists"
									: used.bare() + " itself is asked"),
				this.words.isInside(used.name())
						? "Write the name of a Service that exists; take the search domain off the nodes, or the wildcard out of it."
						: "Write " + asIs
								+ " with the dot, set dnsConfig option ndots to 1, or take the search domain off the nodes."));
	}

	private Optional<Outside.DnsRecord> wildcard(Question question) {
		String name = question.name().toLowerCase(Locale.ROOT);
		List<Outside.DnsRecord> records = this.words.cluster()
			.outside()
			.dnsServers()
			.stream()
			.filter((server) -> server.address().equals(question.server()))
			.flatMap((server) -> server.records().stream())
			.toList();
		boolean own = records.stream().anyMatch((record) -> absolute(record.name()).equals(name));
		return records.stream()
			.filter((record) -> !own && record.name().startsWith("*."))
			.filter((record) -> name.endsWith(absolute(record.name()).substring(1)))
			.findFirst();
	}

	private static String absolute(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower : lower + ".";
	}

	/** Somebody else's server has a record for what looks like a Service. */
	private Optional<NameFinding> outside(UsedName used, PodNames pod, Asked asked, Question question) {
		boolean meant = pod.pod()
			.dns()
			.searches()
			.stream()
			.anyMatch((search) -> question.name().endsWith("." + absolute(search)));
		if (meant || used.absolute() || !this.words.isInside(used.name())) {
			return Optional.empty();
		}
		return Optional.of(NameFinding.of(FindingCode.NAME_WORKS_ONLY_BY_LEAKING, Level.WARNING, used,
				("which looks like a Service but is none: server %s outside knows it as %s, below the node's search domain. Without "
						+ "that record or domain the name is gone, and with a Service of this name it means another machine.")
					.formatted(question.server(), bare(question.name())),
				"Write " + question.name() + " with the dot if that is what you mean, else the name of a Service."));
	}

	private static String bare(String name) {
		return name.substring(0, name.length() - 1);
	}

	private static String questions(List<Question> leaked) {
		return (leaked.size() == 1) ? "1 question" : leaked.size() + " questions";
	}

	private static String names(List<Question> leaked) {
		Set<String> names = new LinkedHashSet<>();
		leaked.forEach((question) -> names.add(bare(question.name())));
		return String.join(", ", names);
	}

}
