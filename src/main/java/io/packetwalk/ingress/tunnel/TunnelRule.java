package io.packetwalk.ingress.tunnel;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An <a href=
 * "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/do-more-with-tunnels/local-management/ingress/">ingress
 * rule</a> of cloudflared: requests for a host and path, and who takes them.
 *
 * @param hostname the host, {@code *.example.com} for those below; empty for any
 * @param path a regular expression some part of the path has to match, null for any path
 * @param service who takes it: a URL, or {@code http_status:404}
 * @param hostHeader {@code originRequest.httpHostHeader}, empty when the client's is kept
 * @param line where it stands in its file, from 1; 0 where there is no file
 */
public record TunnelRule(String hostname, @Nullable Pattern path, String service, String hostHeader, int line) {

	private static final String STATUS = "http_status:";

	/** Whether every request fits. */
	public boolean catchesAll() {
		return anyHost() && this.path == null;
	}

	boolean anyHost() {
		return this.hostname.isEmpty() || this.hostname.equals("*");
	}

	/**
	 * Whether the host fits: as written, or anything that ends like it after the star.
	 */
	public boolean isFor(String host) {
		String wanted = this.hostname.toLowerCase(Locale.ROOT);
		String asked = host.toLowerCase(Locale.ROOT);
		return anyHost() || asked.equals(wanted) || (wanted.startsWith("*.") && asked.endsWith(wanted.substring(1)));
	}

	/** Whether some part of the path matches. */
	public boolean holds(String asked) {
		return this.path == null || this.path.matcher(asked).find();
	}

	/**
	 * The status cloudflared answers with by itself; 0 when a server behind it answers. A
	 * socket of its own container leads to nobody we know.
	 */
	public int status() {
		if (this.service.startsWith(STATUS)) {
			return Integer.parseInt(this.service.substring(STATUS.length()));
		}
		return this.service.startsWith("hello") ? 200 : this.service.contains("://") ? 0 : 502;
	}

	/** The port dialled where the URL names none. */
	public int defaultPort() {
		return switch (this.service.substring(0, Math.max(0, this.service.indexOf(':')))) {
			case "https", "wss" -> 443;
			case "ssh" -> 22;
			case "rdp" -> 3389;
			case "smb" -> 445;
			default -> 80;
		};
	}

	@Override
	public String toString() {
		return (anyHost() ? "any host" : this.hostname) + ((this.path != null) ? " path " + this.path : "") + " → "
				+ this.service;
	}

}
