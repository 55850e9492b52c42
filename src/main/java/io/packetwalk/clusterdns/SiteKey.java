package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.ServerBlock;
import io.packetwalk.clusterdns.server.Zones;

/**
 * An address of a server block: {@code [SCHEME://]ZONE[:PORT]}.
 *
 * @param written the address as written
 * @param plain whether it is plain DNS, not TLS, gRPC or HTTPS
 * @param zones its zones: one, or the reverse zones of a CIDR
 * @param port its port
 */
record SiteKey(String written, boolean plain, List<String> zones, int port) {

	private static final Pattern FORM = Pattern.compile("(?:([a-z0-9]+)://)?(.*?)(?::(\\d{1,5}))?");

	private static final int DNS_PORT = 53;

	static List<SiteKey> of(ServerBlock block) throws CorefileException {
		List<SiteKey> keys = new ArrayList<>();
		for (String written : block.keys()) {
			keys.add(of(written, block));
		}
		return keys;
	}

	/** What listens for it: scheme, blank, port. */
	String listener() {
		int at = this.written.indexOf("://");
		String scheme = (this.plain || at < 0) ? "" : this.written.substring(0, at + 3);
		return scheme + " " + this.port;
	}

	private static SiteKey of(String written, ServerBlock block) throws CorefileException {
		Matcher matcher = FORM.matcher(written.toLowerCase(Locale.ROOT));
		boolean known = matcher.matches() && (matcher.group(1) == null
				|| List.of("dns", "tls", "grpc", "https", "https3", "quic").contains(matcher.group(1)));
		int port = (known && matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : DNS_PORT;
		if (!known || port > 65535 || matcher.group(2).contains("..")) {
			throw new CorefileException(block.file(), block.line(), "",
					"'%s' is not a valid domain name or port".formatted(written));
		}
		boolean plain = matcher.group(1) == null || matcher.group(1).equals("dns");
		String zone = matcher.group(2).isEmpty() ? "." : matcher.group(2);
		return new SiteKey(written, plain, Zones.normalize(zone), port);
	}

}
