package io.packetwalk.trace;

import java.util.List;

/**
 * A name that was looked up, in one place: every question with its answer. Each question
 * is a leg of the trace too.
 *
 * @param name the name as typed
 * @param libc {@code glibc} or {@code musl}
 * @param libcBecause why that one: chosen, guessed from the image, or the usual one
 * @param resolvConf the resolv.conf used, as printed
 * @param hosts the lines of {@code /etc/hosts} that decided it, empty when servers were
 * asked
 * @param questions what was asked, in the order sent
 * @param outcome {@code NOERROR}, {@code NXDOMAIN}, {@code NODATA}, {@code SERVFAIL},
 * {@code REFUSED}, {@code TIMEOUT} or {@code UNREACHABLE}
 * @param error what {@code getaddrinfo} returns, e.g. {@code EAI_NONAME}; {@code OK}
 * @param addresses what was found, in the order received
 * @param micros how long it took in model time, microseconds
 */
public record LookupSummary(String name, String libc, String libcBecause, String resolvConf, List<String> hosts,
		List<Asked> questions, String outcome, String error, List<String> addresses, long micros) {

	public LookupSummary {
		hosts = List.copyOf(hosts);
		questions = List.copyOf(questions);
		addresses = List.copyOf(addresses);
	}

	/**
	 * How many questions about names that nobody has went out of the cluster.
	 */
	public long leaked() {
		return this.questions.stream().filter(Asked::leaked).count();
	}

	/**
	 * A question of the resolver.
	 *
	 * @param leg the leg that carried it
	 * @param name the name asked, ending in a dot
	 * @param type its type
	 * @param server the server asked
	 * @param tcp whether over TCP
	 * @param attempt which try, from 1
	 * @param because why this name: from the search list, or as typed
	 * @param rcode what came back, {@code TIMEOUT} or {@code UNREACHABLE} when nothing
	 * did
	 * @param answers the answer section, a line a record
	 * @param why who answered and how
	 * @param upstreams the servers it was forwarded to
	 * @param leaked whether it left the cluster although nobody out there has the name
	 */
	public record Asked(String leg, String name, String type, String server, boolean tcp, int attempt, String because,
			String rcode, List<String> answers, String why, List<String> upstreams, boolean leaked) {

		public Asked {
			answers = List.copyOf(answers);
			upstreams = List.copyOf(upstreams);
		}

	}

}
