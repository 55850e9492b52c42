package io.packetwalk.clusterdns.plugin;

import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * An upstream as written: an address, maybe with a transport before and a port after it.
 */
final class UpstreamAddress {

	private UpstreamAddress() {
	}

	static Optional<IpAddress> parse(String written) {
		String host = written.replaceFirst("^(dns|tls|grpc|https|quic)://", "").replaceFirst("%.*$", "");
		Optional<IpAddress> bare = IpAddress.parse(host);
		if (bare.isPresent()) {
			return bare;
		}
		if (host.matches("\\[.*](:\\d{1,5})?")) {
			return IpAddress.parse(host.substring(1, host.indexOf(']')));
		}
		return host.matches("[^:]+:\\d{1,5}") ? IpAddress.parse(host.substring(0, host.indexOf(':')))
				: Optional.empty();
	}

}
