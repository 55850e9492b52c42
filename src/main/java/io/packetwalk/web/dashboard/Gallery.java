package io.packetwalk.web.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.lab.sample.Sample;

/**
 * Samples that belong together.
 *
 * @param title what they have in common
 * @param says why one would open them
 * @param cards the samples
 */
record Gallery(String title, String says, List<Card> cards) {

	/** In the order they are shown; a group nobody thought of comes last. */
	private static final Map<String, String> GROUPS = new LinkedHashMap<>();

	static {
		GROUPS.put("Lessons", "Six walks, one idea each, in the order they build on each other.");
		GROUPS.put("Broken on purpose", "Faults with different symptoms: guess first, then walk.");
		GROUPS.put("Modes and networks", "The same Services under other rules and wires.");
		GROUPS.put("Policies and names", "Who may talk to whom, and which names leave the cluster.");
		GROUPS.put("The edge", "Gateways, tunnels and host ports: how requests get in.");
	}

	static List<Gallery> of(List<Sample> samples) {
		Map<String, List<Card>> byGroup = new LinkedHashMap<>();
		GROUPS.keySet().forEach((title) -> byGroup.put(title, new ArrayList<>()));
		samples.forEach((sample) -> byGroup
			.computeIfAbsent(sample.group().isEmpty() ? "More" : sample.group(), (key) -> new ArrayList<>())
			.add(Card.of(sample)));
		return byGroup.entrySet()
			.stream()
			.filter((group) -> !group.getValue().isEmpty())
			.map((group) -> new Gallery(group.getKey(), GROUPS.getOrDefault(group.getKey(), ""), group.getValue()))
			.toList();
	}

	/**
	 * A sample.
	 *
	 * @param id its folder
	 * @param title its title
	 * @param teaches what it teaches, in a sentence
	 * @param from who asks, empty when nothing is walked
	 * @param to whom
	 * @param walks how many walks it suggests
	 */
	record Card(String id, String title, String teaches, String from, String to, int walks) {

		static Card of(Sample sample) {
			boolean empty = sample.requests().isEmpty();
			String from = empty ? "" : sample.requests().getFirst().from();
			return new Card(sample.id(), sample.title(), sample.summary(), from.substring(from.lastIndexOf('/') + 1),
					empty ? "" : sample.requests().getFirst().to().replaceFirst("^https?://(.*?)/?$", "$1"),
					sample.requests().size());
		}

		/** {@code 01}. */
		public String number() {
			return this.id.substring(0, Math.min(2, this.id.length()));
		}

	}

}
