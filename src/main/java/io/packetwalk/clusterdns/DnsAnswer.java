package io.packetwalk.clusterdns;

import io.packetwalk.resolver.Reply;

/**
 * What a DNS server answers, and why.
 *
 * @param reply the answer
 * @param why server block, plugin and reason, e.g.
 * {@code .:53, kubernetes: Service homelab/reverse-proxy}
 * @param log the line CoreDNS's log plugin would print; empty for other servers
 */
public record DnsAnswer(Reply reply, String why, String log) {

}
