package io.packetwalk.resolver;

import java.util.List;

import io.packetwalk.net.IpAddress;

/**
 * A <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf</a>.
 *
 * @param nameservers the servers, in order
 * @param searches the search list, in order
 * @param options the options as written, e.g. {@code ndots:5}
 */
public record ResolvConf(List<IpAddress> nameservers, List<String> searches, List<String> options) {

	public ResolvConf {
		nameservers = List.copyOf(nameservers);
		searches = List.copyOf(searches);
		options = List.copyOf(options);
	}

}
