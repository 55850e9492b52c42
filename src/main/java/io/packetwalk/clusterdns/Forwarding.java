package io.packetwalk.clusterdns;

import io.packetwalk.resolver.Question;

/** The way a question takes that CoreDNS forwards to another server. */
@FunctionalInterface
public interface Forwarding {

	/**
	 * Carries it there.
	 * @param question the question, with the server it goes to
	 * @param depth how many servers forwarded it already, this one included
	 * @return what came back; {@link DnsAnswer#SILENCE} when nothing did
	 */
	DnsAnswer ask(Question question, int depth);

}
