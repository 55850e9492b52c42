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
import io.packetwalk.resolver.ResolvConf;

/**
 * Sets up server blocks: each directive's plugin, strung together in compiled order.
 *
 * @param cluster the cluster
 * @param files the files in CoreDNS's container
 * @param resolvConf CoreDNS's own resolv.conf
 * @param server the whole server
 * @param dnsServices the Services it stands behind
 */
record SiteSetup(Cluster cluster, Map<String, String> files, ResolvConf resolvConf, Handler server,
		DnsServices dnsServices) {

	Site site(ServerBlock block) throws CorefileException {
		List<SiteKey> keys = SiteKey.of(block);
		List<String> zones = keys.stream().flatMap((key) -> key.zones().stream()).toList();
		Surroundings surroundings = new Surroundings(zones, this.files, this.resolvConf, this.server);
		String name = block.keys().isEmpty() ? ".:53" : block.keys().getFirst();
		return new Site(name, keys, chain(plugins(block, surroundings)), has(block, "log"), has(block, "errors"),
				has(block, "loop"), block.line());
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
			List<Directive> directives = named(block, name);
			if (name.equals("kubernetes") && kubernetes != null) {
				plugins.add(kubernetes);
			}
			else if (name.equals("autopath") && !directives.isEmpty()) {
				plugins.add(autopath(directives.getFirst(), surroundings, kubernetes));
			}
			else if (!directives.isEmpty()) {
				plugins.addAll(Plugins.of(directives, surroundings));
			}
		}
		return plugins;
	}

	private @Nullable Kubernetes kubernetes(List<Directive> directives, Surroundings surroundings)
			throws CorefileException {
		if (directives.size() > 1) {
			throw directives.get(1).error("this plugin can only be used once per Server Block");
		}
		return directives.isEmpty() ? null
				: Kubernetes.of(directives.getFirst(), surroundings, this.cluster, this.dnsServices);
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

	private static Handler chain(List<Plugin> plugins) {
		Handler handler = (query) -> Response.failure("no plugin of this server block answers (no next plugin found)",
				"[ERROR] plugin/errors: 2 %s %s: no next plugin found".formatted(query.lowerName(), query.type()));
		for (Plugin plugin : plugins.reversed()) {
			Handler next = handler;
			handler = (query) -> plugin.serve(query, next);
		}
		return handler;
	}

}
