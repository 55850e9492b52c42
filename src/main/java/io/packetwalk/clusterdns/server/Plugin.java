package io.packetwalk.clusterdns.server;

/**
 * A <a href="https://coredns.io/plugins/">CoreDNS plugin</a> that takes part in
 * answering.
 */
public interface Plugin {

	/**
	 * Answers, or leaves it to the next plugin.
	 * @param query the question
	 * @param next the rest of the chain
	 */
	Response serve(Query query, Handler next);

}
