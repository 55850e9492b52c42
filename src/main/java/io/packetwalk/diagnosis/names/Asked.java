package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Lookup.Exchange;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

/**
 * A lookup, and what of it left the cluster.
 *
 * @param lookup the lookup
 * @param outside for each of its exchanges, the questions that left the cluster
 */
record Asked(Lookup lookup, List<List<Question>> outside) {

	Asked {
		outside = List.copyOf(outside);
	}

	boolean found() {
		return !this.lookup.addresses().isEmpty();
	}

	/** Whether servers said that there is no address, as opposed to saying nothing. */
	boolean denied() {
		return this.lookup.outcome().equals("NXDOMAIN") || this.lookup.outcome().equals("NODATA");
	}

	int questions() {
		return this.lookup.exchanges().size();
	}

	/** The number of the exchange that brought the first address, -1 for none. */
	private int answering() {
		List<Exchange> exchanges = this.lookup.exchanges();
		for (int i = 0; i < exchanges.size() && found(); i++) {
			if (exchanges.get(i).reply().answers().stream().anyMatch(Asked::isAddress)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isAddress(Reply.Record record) {
		return record.type().equals("A") || record.type().equals("AAAA");
	}

	/** The candidate that has the address, ending in a dot; empty for none. */
	String answeringName() {
		int at = answering();
		return (at < 0) ? "" : this.lookup.exchanges().get(at).question().name();
	}

	/**
	 * The question to a server outside that brought the address, if that is how it came.
	 */
	Optional<Question> answeredOutside() {
		int at = answering();
		return (at < 0) ? Optional.empty() : asIs(at).stream().findFirst();
	}

	/** What was passed on, as opposed to asked anew for the target of an alias. */
	private List<Question> asIs(int exchange) {
		String name = this.lookup.exchanges().get(exchange).question().name();
		return this.outside.get(exchange)
			.stream()
			.filter((question) -> question.name().equalsIgnoreCase(name))
			.toList();
	}

	/** The questions that left the cluster for candidates that were of no use. */
	List<Question> leaked() {
		String answer = answeringName();
		List<Question> leaked = new ArrayList<>();
		for (int i = 0; i < this.outside.size(); i++) {
			if (!this.lookup.exchanges().get(i).question().name().equals(answer)) {
				leaked.addAll(asIs(i));
			}
		}
		return leaked;
	}

	/** The names asked, in their order. */
	List<String> candidates() {
		LinkedHashSet<String> names = new LinkedHashSet<>();
		this.lookup.exchanges().forEach((exchange) -> names.add(exchange.question().name()));
		return List.copyOf(names);
	}

	/**
	 * {@code web.shop.svc.cluster.local. (no such name)}, each candidate with its end.
	 */
	String tried() {
		Map<String, String> ends = new LinkedHashMap<>();
		for (Exchange exchange : this.lookup.exchanges()) {
			ends.merge(exchange.question().name(), end(exchange.reply()), (first, later) -> first);
		}
		List<String> told = new ArrayList<>();
		ends.forEach((name, end) -> told.add(name + " (" + end + ")"));
		return told.isEmpty() ? "nothing can be asked" : String.join(", ", told);
	}

	private static String end(Reply reply) {
		return switch (reply.rcode()) {
			case "NXDOMAIN" -> "no such name";
			case "NOERROR" -> reply.answers().isEmpty() ? "no address" : "an answer";
			case "TIMEOUT" -> "no reply";
			case "UNREACHABLE" -> "port closed";
			default -> reply.rcode();
		};
	}

	/** A reply to this lookup that was cut off, null for none. */
	@Nullable Exchange truncated() {
		return this.lookup.exchanges()
			.stream()
			.filter((exchange) -> exchange.reply().truncated())
			.findFirst()
			.orElse(null);
	}

}
