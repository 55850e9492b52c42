package io.packetwalk.clusterdns;

import java.util.List;

import io.packetwalk.resolver.Reply;

/**
 * What a DNS server answers, and why.
 *
 * @param reply the answer
 * @param why server block, plugin and reason, e.g.
 * {@code .:53, kubernetes: Service homelab/reverse-proxy}
 * @param log the lines CoreDNS's log and errors plugins print; empty for other servers,
 * and when the Corefile has neither
 * @param authority the authority section
 * @param additional the additional section
 */
public record DnsAnswer(Reply reply, String why, String log, List<Reply.Record> authority,
		List<Reply.Record> additional) {

	/** Nothing comes back. */
	public static final DnsAnswer SILENCE = new DnsAnswer(Reply.TIMEOUT, "no answer", "", List.of(), List.of());

	public DnsAnswer {
		authority = List.copyOf(authority);
		additional = List.copyOf(additional);
	}

}
