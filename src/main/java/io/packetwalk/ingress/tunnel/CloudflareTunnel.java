package io.packetwalk.ingress.tunnel;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.http.HttpOutcome;

/**
 * A <a href=
 * "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/">Cloudflare
 * Tunnel</a>: cloudflared in a pod has dialled Cloudflare's edge, and what the edge takes
 * for the tunnel's host names comes down that connection.
 *
 * @param name who runs it, e.g. {@code Deployment homelab/cloudflared}
 * @param pods its instances that run, as {@code namespace/name}
 * @param rules where requests go, in order
 * @param anyName whether its host names are not known: {@code --url} names none
 * @param origin what was written that makes it so
 * @param error why cloudflared does not start, empty when it does
 */
public record CloudflareTunnel(String name, List<String> pods, List<TunnelRule> rules, boolean anyName, Origin origin,
		String error) {

	public CloudflareTunnel {
		pods = List.copyOf(pods);
		rules = List.copyOf(rules);
	}

	/** Whether one of its rules speaks of this host. */
	public boolean publishes(String host) {
		return this.rules.stream().anyMatch((rule) -> !rule.anyHost() && rule.isFor(host));
	}

	/** The line a rule stands on. */
	public Origin origin(TunnelRule rule) {
		return (rule.line() > 0) ? this.origin.line(rule.line()) : this.origin;
	}

	/** Which rule takes a request, and what was tried before. */
	public Routed route(String host, String path) {
		List<HttpOutcome.Tried> tried = new ArrayList<>();
		for (TunnelRule rule : this.rules) {
			boolean fits = rule.isFor(host) && rule.holds(path);
			tried.add(new HttpOutcome.Tried(rule.toString(), fits, why(rule, host, path), ""));
			if (fits) {
				return new Routed(rule, tried);
			}
		}
		return new Routed(new TunnelRule("", null, "http_status:404", "", 0), tried);
	}

	private static String why(TunnelRule rule, String host, String path) {
		if (!rule.isFor(host)) {
			return "the host is " + host + ", this is for " + rule.hostname();
		}
		return rule.holds(path) ? "host and path fit" : path + " does not match " + rule.path();
	}

	/**
	 * The rule that took a request.
	 *
	 * @param rule the rule
	 * @param tried all that were looked at, it included
	 */
	public record Routed(TunnelRule rule, List<HttpOutcome.Tried> tried) {

		public Routed {
			tried = List.copyOf(tried);
		}

	}

}
