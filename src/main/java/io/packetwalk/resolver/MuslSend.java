package io.packetwalk.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * {@code __res_msend} of musl (src/network/res_msend.c): every question to every server
 * at once, again after each interval, until each has one NOERROR or NXDOMAIN or the time
 * is up.
 */
final class MuslSend {

	private static final int MAX_TIMEOUT_SECONDS = 60;

	private static final int MAX_ATTEMPTS = 10;

	private final List<IpAddress> servers;

	private final Conversation conversation;

	private final long timeoutMicros;

	private final long intervalMicros;

	MuslSend(ResolvConf conf, List<IpAddress> servers, Conversation conversation) {
		this.servers = servers;
		this.conversation = conversation;
		this.timeoutMicros = 1_000_000L * Math.min(conf.timeoutSeconds(), MAX_TIMEOUT_SECONDS);
		this.intervalMicros = this.timeoutMicros / Math.min(conf.attempts(), MAX_ATTEMPTS);
	}

	List<Answer> send(String name, List<String> types) {
		List<Answer> answers = new ArrayList<>();
		types.forEach((type) -> answers.add(new Answer(type, null, "TIMEOUT")));
		for (long t = 0; t < this.timeoutMicros; t += this.intervalMicros) {
			round(name, answers);
			if (answers.stream().allMatch((answer) -> answer.reply() != null)) {
				this.conversation.roundTrip();
				break;
			}
			this.conversation.waitMicros(this.intervalMicros);
		}
		return answers;
	}

	private void round(String name, List<Answer> answers) {
		List<Arrival> first = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++) {
			if (answers.get(i).reply() == null) {
				for (IpAddress server : this.servers) {
					first.add(ask(name, answers, i, server));
				}
			}
		}
		// a server answers its own questions one after the other; the first one listed is
		// fastest here
		first.sort(Comparator.comparingInt((arrival) -> this.servers.indexOf(arrival.server())));
		Deque<Arrival> arrivals = new ArrayDeque<>(first);
		int servfailRetries = 2 * answers.size();
		while (!arrivals.isEmpty()) {
			Arrival arrival = arrivals.poll();
			Answer answer = answers.get(arrival.question());
			if (answer.reply() != null) {
				continue;
			}
			answers.set(arrival.question(), answer.with(arrival.reply()));
			if (arrival.reply().rcode().equals("SERVFAIL") && servfailRetries-- > 0) {
				arrivals.add(ask(name, answers, arrival.question(), arrival.server()));
			}
		}
	}

	private Arrival ask(String name, List<Answer> answers, int question, IpAddress server) {
		Reply reply = this.conversation.ask(name, answers.get(question).type(), server, false);
		return new Arrival(question, server, reply);
	}

	/**
	 * A reply that came in.
	 *
	 * @param question which question it belongs to, from 0
	 * @param server who sent it
	 * @param reply what it says
	 */
	private record Arrival(int question, IpAddress server, Reply reply) {
	}

	/**
	 * What became of a question.
	 *
	 * @param type its type
	 * @param reply the accepted reply, null for none
	 * @param lastRcode the last thing heard when none was accepted
	 */
	record Answer(String type, @Nullable Reply reply, String lastRcode) {

		Answer with(Reply candidate) {
			return switch (candidate.rcode()) {
				case "NOERROR", "NXDOMAIN" -> new Answer(this.type, candidate, "");
				case "UNREACHABLE", "TIMEOUT" -> this;
				default -> new Answer(this.type, null, candidate.rcode());
			};
		}

	}

}
