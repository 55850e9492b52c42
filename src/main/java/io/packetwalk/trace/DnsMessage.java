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
 */
public record DnsMessage(String name, String type, @Nullable String rcode, List<String> answers, boolean authoritative,
		String why) {

	public DnsMessage {
		answers = List.copyOf(answers);
	}

}
