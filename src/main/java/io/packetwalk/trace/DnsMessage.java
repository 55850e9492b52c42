package io.packetwalk.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A DNS question and, in the steps that have one, its answer.
 *
 * @param name the name asked, ending in a dot
 * @param type {@code A}, {@code AAAA} …
 * @param rcode the answer's code ({@code NOERROR}, {@code NXDOMAIN} …), null while it is
 * only asked
 * @param answers the answer section, a line a record
 * @param authoritative the AA bit
 * @param why who answered and how: server block, plugin, reason
 * @param id the message's id, 0 where no message is sent
 * @param wire the message's bytes in hexadecimal, empty where no message is sent
 * @param log the lines CoreDNS writes on its standard output
 */
public record DnsMessage(String name, String type, @Nullable String rcode, List<String> answers, boolean authoritative,
		String why, int id, String wire, List<String> log) {

	public DnsMessage {
		answers = List.copyOf(answers);
		wire = (wire != null) ? wire : "";
		log = (log != null) ? List.copyOf(log) : List.of();
	}

	/** What a resolver knows without a message. */
	public static DnsMessage known(String name, String type, String rcode, List<String> answers, boolean authoritative,
			String why) {
		return new DnsMessage(name, type, rcode, answers, authoritative, why, 0, "", List.of());
	}

}
