package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.corefile.ServerBlock;
import io.packetwalk.clusterdns.kubernetes.DnsServices;
import io.packetwalk.clusterdns.kubernetes.Kubernetes;
import io.packetwalk.clusterdns.plugin.Autopath;
import io.packetwalk.clusterdns.plugin.Plugins;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/**
 * Sets up server blocks: each directive's plugin, strung together in compiled order.
 *
 * @param cluster the cluster
 * @param files the files in CoreDNS's container
 * @param resolvConf CoreDNS's own resolv.conf
 * @param self the address CoreDNS sends from, null when no pod of it is known
 * @param server the whole server
 * @param dnsServices the Services it stands behind
 */
record SiteSetup(Cluster cluster, Map<String, String> files, ResolvConf resolvConf, @Nullable IpAddress self,
		Handler server, DnsServices dnsServices) {

	Site site(ServerBlock block) throws CorefileException {
		List<SiteKey> keys = SiteKey.of(block);
		List<String> zones = keys.stream().flatMap((key) -> key.zones().stream()).toList();
		Surroundings surroundings = new Surroundings(zones, this.files, this.resolvConf, this.self, this.server);
		String name = block.keys().isEmpty() ? ".:53" : block.keys().getFirst();
		return new Site(name, keys, chain(plugins(block, surroundings), lastPlugin(block)), logRules(block),
				errorLog(block), named(block, "loop").stream().findFirst().orElse(null), block.file(), block.line());
	}

	private static List<LogRule> logRules(ServerBlock block) throws CorefileException {
		try {
			return LogRule.of(named(block, "log"));
		}
		catch (CorefileException ex) {
			throw ex.within("log");
		}
	}

	private static ErrorLog errorLog(ServerBlock block) throws CorefileException {
		try {
			return ErrorLog.of(named(block, "errors"));
		}
		catch (CorefileException ex) {
			throw ex.within("errors");
		}
	}

	private static boolean has(ServerBlock block, String name) {
		return block.directives().stream().anyMatch((directive) -> directive.name().equals(name));
	}

	private static List<Directive> named(ServerBlock block, String name) {
		return block.directives().stream().filter((directive) -> directive.name().equals(name)).toList();
	}

	private List<Plugin> plugins(ServerBlock block, Surroundings surroundings) throws CorefileException {
		Kubernetes kubernetes = kubernetes(named(block, "kubernetes"), surroundings);
		List<Plugin> plugins = new ArrayList<>();
		for (String name : PluginOrder.NAMES) {
			try {
				plugins.addAll(plugins(name, named(block, name), surroundings, kubernetes));
			}
			catch (CorefileException ex) {
				throw ex.within(name);
			}
		}
		return plugins;
	}

	private List<Plugin> plugins(String name, List<Directive> directives, Surroundings surroundings,
			@Nullable Kubernetes kubernetes) throws CorefileException {
		if (directives.isEmpty()) {
			return List.of();
		}
		return switch (name) {
			case "kubernetes" -> (kubernetes != null) ? List.of(kubernetes) : List.of();
			case "k8s_external" ->
				(kubernetes != null) ? List.of(kubernetes.external(directives.getFirst())) : List.of();
			case "autopath" -> List.of(autopath(directives.getFirst(), surroundings, kubernetes));
			default -> Plugins.of(directives, surroundings);
		};
	}

	private @Nullable Kubernetes kubernetes(List<Directive> directives, Surroundings surroundings)
			throws CorefileException {
		try {
			if (directives.size() > 1) {
				throw directives.get(1).error("this plugin can only be used once per Server Block");
			}
			return directives.isEmpty() ? null
					: Kubernetes.of(directives.getFirst(), surroundings, this.cluster, this.dnsServices);
		}
		catch (CorefileException ex) {
			throw ex.within("kubernetes");
		}
	}

	/**
	 * {@code autopath [ZONES] @kubernetes}, or a resolv.conf with the search list of
	 * every client.
	 */
	private Autopath autopath(Directive directive, Surroundings surroundings, @Nullable Kubernetes kubernetes)
			throws CorefileException {
		List<String> args = directive.atLeast(1);
		String source = args.getLast();
		List<String> zones = surroundings.zonesOr(args.subList(0, args.size() - 1));
		Function<Query, List<String>> searchPath;
		if (source.startsWith("@")) {
			searchPath = (query) -> (kubernetes != null) ? kubernetes.searchPath(query) : List.of();
		}
		else {
			ResolvConf conf = source.equals("/etc/resolv.conf") ? this.resolvConf
					: surroundings.file(source)
						.map(ResolvConf::parse)
						.orElseThrow(() -> directive.error("failed to parse \"%s\": no such file".formatted(source)));
			List<String> path = Zones.normalize(conf.searches());
			searchPath = (query) -> path;
		}
		return new Autopath(zones, searchPath);
	}

	/** Who is asked last, and says so when there is nobody after it. */
	private static String lastPlugin(ServerBlock block) {
		return PluginOrder.NAMES.stream()
			.filter((name) -> has(block, name) && !PluginOrder.OUTSIDE_THE_CHAIN.contains(name))
			.reduce((first, last) -> last)
			.orElse("");
	}

	private static Handler chain(List<Plugin> plugins, String last) {
		Handler handler = (query) -> Response.failure("no plugin of this server block answers (no next plugin found)",
				last.isEmpty() ? "" : "plugin/%s: no next plugin found".formatted(last));
		for (Plugin plugin : plugins.reversed()) {
			Handler next = handler;
			handler = (query) -> plugin.serve(query, next);
		}
		return handler;
	}

}
