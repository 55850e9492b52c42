package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Target;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.trace.Choice;

/** Reads the balancing decision out of the rules that were tried. */
final class Balancing {

	private Balancing() {
	}

	/** The index of the rule that first led into a Service's chains. */
	static int firstServiceRule(List<Trial> trials, Map<String, ChainOwner> owners) {
		for (int i = 0; i < trials.size(); i++) {
			if (trials.get(i).matched() && owners.containsKey(trials.get(i).verdict())) {
				return i;
			}
		}
		return trials.size() - 1;
	}

	/** The index of the rule that led into the chain of a pod's host ports. */
	static OptionalInt hostPortRule(List<Trial> trials) {
		return IntStream.range(0, trials.size())
			.filter((i) -> trials.get(i).matched() && trials.get(i).chain().equals("CNI-HOSTPORT-DNAT"))
			.findFirst();
	}

	/** The KUBE-SEP chain that was entered. */
	static Optional<String> endpointChain(List<Trial> trials, Map<String, ChainOwner> owners) {
		return decisive(trials, owners).map(Trial::verdict);
	}

	/** Which endpoint was taken, out of which. */
	static Optional<Choice> choice(List<Trial> trials, NodePlane node) {
		return decisive(trials, node.owners()).map((taken) -> {
			List<String> candidates = candidates(taken, node);
			String endpoint = node.owners().get(taken.verdict()).endpoint();
			List<String> others = new ArrayList<>(candidates);
			others.remove(endpoint);
			return new Choice(candidates.indexOf(endpoint) + 1, candidates.size(), 1.0 / candidates.size(), endpoint,
					others, why(trials, taken, candidates.size()));
		});
	}

	private static Optional<Trial> decisive(List<Trial> trials, Map<String, ChainOwner> owners) {
		return trials.stream().filter(Trial::matched).filter((trial) -> {
			ChainOwner owner = owners.get(trial.verdict());
			return owner != null && !owner.endpoint().isEmpty();
		}).findFirst();
	}

	private static List<String> candidates(Trial taken, NodePlane node) {
		return node.leadsTo(taken.table(), taken.chain())
			.stream()
			.map(node.owners()::get)
			.filter((owner) -> owner != null && !owner.endpoint().isEmpty())
			.map(ChainOwner::endpoint)
			.distinct()
			.toList();
	}

	private static String why(List<Trial> trials, Trial taken, int of) {
		if (of == 1) {
			return "the only endpoint";
		}
		if (taken.text().contains("--rcheck") || taken.text().contains("@affinity-")) {
			return "session affinity: this client was here before";
		}
		if (taken.text().startsWith("numgen ")) {
			return taken.why();
		}
		String draws = trials.stream()
			.filter((trial) -> trial.chain().equals(taken.chain()) && trial.text().contains("--probability"))
			.map(Trial::why)
			.collect(Collectors.joining("; "));
		return taken.text().contains("--probability") ? draws : draws + "; the last endpoint takes what is left";
	}

}
