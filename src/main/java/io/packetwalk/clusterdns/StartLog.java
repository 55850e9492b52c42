package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.CorefileError;

/**
 * What {@code kubectl logs} shows of a CoreDNS that starts, or of one that crashes. The
 * digest is of the Corefile's tokens as Caddy keeps them, so a real CoreDNS prints the
 * same one.
 *
 * @param corefile the Corefile
 * @param coreDns what became of it
 * @param version the version of CoreDNS
 */
record StartLog(Corefile corefile, CoreDns coreDns, String version) {

	static final String DEFAULT_VERSION = "1.14.1";

	/** The last word is the commit CoreDNS was built from. */
	private static final Map<String, String> BUILDS = Map.of("1.10.1", "go1.20, 055b2c3", "1.11.1", "go1.20.7, ae2bbc2",
			"1.11.3", "go1.21.11, a6338e9", "1.12.0", "go1.23.3, 51e11f1");

	private static final String PARSING = "%s:%d - Error during parsing: %s";

	List<String> lines() {
		CorefileError problem = this.coreDns.problem().orElse(null);
		if (problem != null && !problem.isLoop()) {
			return List.of(fatal(problem));
		}
		List<String> lines = new ArrayList<>(zones());
		boolean reloads = this.corefile.blocks()
			.stream()
			.flatMap((block) -> block.directives().stream())
			.anyMatch((directive) -> directive.name().equals("reload"));
		if (reloads) {
			lines.add("[INFO] plugin/reload: Running configuration SHA512 = " + this.corefile.digest());
		}
		lines.add("CoreDNS-" + this.version);
		lines.add("linux/amd64" + (BUILDS.containsKey(this.version) ? ", " + BUILDS.get(this.version) : ""));
		if (problem != null) {
			lines.add("[FATAL] plugin/loop: " + problem.printed());
		}
		return lines;
	}

	/** Listener by listener, the zones of each in order. */
	private List<String> zones() {
		List<String> listeners = this.coreDns.sites()
			.stream()
			.flatMap((site) -> site.keys().stream())
			.map(SiteKey::listener)
			.distinct()
			.toList();
		List<String> lines = new ArrayList<>();
		for (String listener : listeners) {
			TreeSet<String> zones = new TreeSet<>();
			this.coreDns.sites()
				.forEach((site) -> site.keys()
					.stream()
					.filter((key) -> key.listener().equals(listener))
					.forEach((key) -> zones.addAll(key.zones())));
			String scheme = listener.substring(0, listener.indexOf(' '));
			String port = listener.substring(listener.indexOf(' ') + 1);
			zones.forEach((zone) -> lines.add(scheme + zone + ":" + port));
		}
		return lines;
	}

	/** Errors of Caddy's parser come bare, those of a plugin behind its name. */
	private static String fatal(CorefileError error) {
		if (error.printed().startsWith("Syntax error")) {
			return "%s:%d - %s".formatted(path(error), error.line(), error.printed());
		}
		String text = error.isPositioned() ? PARSING.formatted(path(error), error.line(), error.printed())
				: error.printed();
		return error.plugin().isEmpty() ? text : "plugin/" + error.plugin() + ": " + text;
	}

	private static String path(CorefileError error) {
		return error.file().startsWith("/") ? error.file() : "/etc/coredns/" + error.file();
	}

}
