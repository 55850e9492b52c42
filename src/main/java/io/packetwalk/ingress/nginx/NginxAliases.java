package io.packetwalk.ingress.nginx;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.OrderedRules;
import io.packetwalk.http.PathMatch;
import io.packetwalk.http.VirtualHosts;

/**
 * Other names of hosts (<a href=
 * "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#server-alias">server-alias</a>
 * and {@code from-to-www-redirect}); a name that a rule has keeps its own server.
 */
record NginxAliases(Map<String, NginxServer> servers) {

	private static final String WWW = "www.";

	private static final HttpAction.Respond NOT_FOUND = new HttpAction.Respond(404, "nothing but redirects is here");

	/** Adds servers for the other names behind those of the hosts themselves. */
	void add(List<VirtualHosts.Server> named) {
		for (VirtualHosts.Server server : List.copyOf(named)) {
			NginxServer known = this.servers.get(server.host().toString());
			if (known != null) {
				known.aliases()
					.stream()
					.map((alias) -> alias.toLowerCase(Locale.ROOT))
					.filter((alias) -> free(named, alias))
					.forEach((alias) -> named
						.add(new VirtualHosts.Server(HostMatch.of(alias), server.routes(), server.origin())));
				www(named, known);
			}
		}
	}

	private static boolean free(List<VirtualHosts.Server> named, String host) {
		return !host.isEmpty() && !host.startsWith("~")
				&& named.stream().noneMatch((server) -> server.host().toString().equals(host));
	}

	private static void www(List<VirtualHosts.Server> named, NginxServer server) {
		String host = server.host();
		String other = host.startsWith(WWW) ? host.substring(WWW.length()) : WWW + host;
		if (server.redirectsWww() && !host.startsWith("*.") && free(named, other)) {
			HttpRule rule = new HttpRule("server " + other + " redirects", new HostMatch.Any(),
					new PathMatch.CharacterPrefix("/"), HttpCondition.NONE, new HttpAction.Redirect(308,
							"$scheme://" + host + "$uri$is_args$args", "annotation from-to-www-redirect"),
					server.origin());
			named.add(new VirtualHosts.Server(HostMatch.of(other), new OrderedRules(List.of(rule), NOT_FOUND),
					server.origin()));
		}
	}

}
