package io.packetwalk.clusterdns;

import java.util.List;

import io.packetwalk.clusterdns.server.Handler;

/**
 * A server block that is set up.
 *
 * @param name its first address as written
 * @param keys its addresses
 * @param chain its plugins
 * @param logs whether it has the log plugin
 * @param logsErrors whether it has the errors plugin
 * @param detectsLoops whether it has the loop plugin
 * @param line where it begins in the Corefile
 */
record Site(String name, List<SiteKey> keys, Handler chain, boolean logs, boolean logsErrors, boolean detectsLoops,
		int line) {

	List<String> zones(int port) {
		return this.keys.stream()
			.filter((key) -> key.plain() && key.port() == port)
			.flatMap((key) -> key.zones().stream())
			.toList();
	}

}
