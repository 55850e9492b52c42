package io.packetwalk.clusterdns.server;

/** The rest of a plugin chain. */
@FunctionalInterface
public interface Handler {

	Response serve(Query query);

}
