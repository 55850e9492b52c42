package io.packetwalk.resolver;

import io.packetwalk.net.IpAddress;

/**
 * One DNS question a resolver sends.
 *
 * @param name the name, ending in a dot
 * @param type {@code A}, {@code AAAA}, {@code SRV} …
 * @param server the server asked
 * @param tcp whether it goes over TCP
 * @param attempt which try for this server and name, from 1
 */
public record Question(String name, String type, IpAddress server, boolean tcp, int attempt) {

}
