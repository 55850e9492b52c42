package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.net.IpAddress;

/** Everything asked during one lookup, and the model time it took. */
final class Conversation {

	/** A question to a pod on another node and its answer, on a quiet network. */
	private static final long ROUND_TRIP_MICROS = 400;

	/** Of several answers the one that helps most comes first. */
	private static final List<String> OUTCOMES = List.of("NOERROR", "SERVFAIL", "REFUSED", "UNREACHABLE", "TIMEOUT",
			"NODATA");

	private final NameServers servers;

	private final List<Lookup.Exchange> exchanges = new ArrayList<>();

	private final Map<String, Integer> attempts = new LinkedHashMap<>();

	private long now;

	Conversation(NameServers servers) {
		this.servers = servers;
	}

	Reply ask(String name, String type, IpAddress server, boolean tcp) {
		int attempt = this.attempts.merge(name + " " + type + " " + server, 1, Integer::sum);
		Question question = new Question(name, type, server, tcp, attempt);
		Reply reply = this.servers.ask(question);
		this.exchanges.add(new Lookup.Exchange(question, reply));
		return reply;
	}

	void waitMicros(long micros) {
		this.now += micros;
	}

	void roundTrip() {
		this.now += ROUND_TRIP_MICROS;
	}

	Lookup found(List<IpAddress> addresses, String canonical) {
		return new Lookup(this.exchanges, "NOERROR", "OK", addresses, canonical, this.now);
	}

	/** What plain questions came to: the best of their answers. */
	Lookup answered(List<Reply> replies, String canonical) {
		List<IpAddress> addresses = replies.stream()
			.flatMap((reply) -> reply.answers().stream())
			.filter((record) -> record.type().equals("A") || record.type().equals("AAAA"))
			.flatMap((record) -> IpAddress.parse(record.data()).stream())
			.toList();
		List<String> outcomes = replies.stream().map(Conversation::outcome).toList();
		String best = OUTCOMES.stream().filter(outcomes::contains).findFirst().orElse("NXDOMAIN");
		return new Lookup(this.exchanges, best, best.equals("NOERROR") ? "OK" : "", addresses,
				best.equals("NOERROR") ? canonical : "", this.now);
	}

	private static String outcome(Reply reply) {
		return (reply.rcode().equals("NOERROR") && reply.answers().isEmpty()) ? "NODATA" : reply.rcode();
	}

	Lookup failed(String outcome, String eai) {
		return new Lookup(this.exchanges, outcome, eai, List.of(), "", this.now);
	}

}
