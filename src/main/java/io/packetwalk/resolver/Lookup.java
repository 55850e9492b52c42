package io.packetwalk.resolver;

import java.util.List;

import io.packetwalk.net.IpAddress;

/**
 * What {@code getaddrinfo} did.
 *
 * @param exchanges every question with its reply, in the order sent
 * @param outcome {@code NOERROR}, {@code NXDOMAIN}, {@code NODATA}, {@code SERVFAIL},
 * {@code REFUSED} or {@code TIMEOUT}
 * @param eai the code getaddrinfo returns: {@code OK}, {@code EAI_NONAME},
 * {@code EAI_NODATA}, {@code EAI_AGAIN}
 * @param addresses the addresses found, A records in the order received first
 * @param canonical the name the addresses belong to, ending in a dot: the candidate that
 * answered, or where its CNAMEs lead; empty when nothing was found
 * @param elapsedMicros model time spent waiting, in microseconds
 */
public record Lookup(List<Exchange> exchanges, String outcome, String eai, List<IpAddress> addresses, String canonical,
		long elapsedMicros) {

	public Lookup {
		exchanges = List.copyOf(exchanges);
		addresses = List.copyOf(addresses);
	}

	/** A question and what came back. */
	public record Exchange(Question question, Reply reply) {
	}

}
