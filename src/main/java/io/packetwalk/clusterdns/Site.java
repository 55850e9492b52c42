package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Zones;

/**
 * A server block that is set up.
 *
 * @param name its first address as written
 * @param keys its addresses
 * @param chain its plugins
 * @param logRules what its log plugin prints
 * @param errors its errors plugin
 * @param loop its loop plugin, null without
 * @param file the file it is in
 * @param line where it begins in the Corefile
 */
record Site(String name, List<SiteKey> keys, Handler chain, List<LogRule> logRules, ErrorLog errors,
		@Nullable Directive loop, String file, int line) {

	Site {
		keys = List.copyOf(keys);
		logRules = List.copyOf(logRules);
	}

	/** The rule of the log plugin a name falls under. */
	Optional<LogRule> logRule(String lowerName) {
		return this.logRules.stream().filter((rule) -> Zones.holds(rule.zone(), lowerName)).findFirst();
	}

	List<String> zones(int port) {
		return this.keys.stream()
			.filter((key) -> key.plain() && key.port() == port)
			.flatMap((key) -> key.zones().stream())
			.toList();
	}

}
