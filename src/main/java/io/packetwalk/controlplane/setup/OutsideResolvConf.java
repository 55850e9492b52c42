package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Outside.DnsServer;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;

/**
 * The nodes' {@code /etc/resolv.conf} as an {@code Outside} document gives it.
 *
 * @param nameservers whom to ask
 * @param searches what to append
 * @param options the options
 * @see <a href=
 * "https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf(5)</a>
 */
record OutsideResolvConf(List<IpAddress> nameservers, List<String> searches, List<String> options) {

	/** What a resolver reads; {@code MAXNS} of resolv.h. */
	private static final int MOST_NAMESERVERS = 3;

	private static final Pattern OPTION = Pattern.compile("(ndots|timeout|attempts):[0-9]+"
			+ "|debug|rotate|no-aaaa|no-check-names|inet6|edns0|single-request|single-request-reopen|no-tld-query|use-vc|no-reload|trust-ad");

	static OutsideResolvConf read(Tree written, List<DnsServer> servers, ObjectRef object, Report report) {
		if (!written.present()) {
			return new OutsideResolvConf(asAssumed(servers, object, report), List.of(), List.of());
		}
		List<IpAddress> nameservers = nameservers(written.at("nameservers").items(), object, report);
		if (nameservers.size() > MOST_NAMESERVERS) {
			report.warning("TOO_MANY_NAMESERVERS", object, "spec.nodeResolvConf.nameservers",
					"%s: spec.nodeResolvConf.nameservers has %d addresses, but resolvers read 3 and kubelet passes no more on. The first 3 are asked."
						.formatted(object, nameservers.size()),
					"Leave out all but three.");
		}
		nobodyThere(nameservers, servers, object, report);
		return new OutsideResolvConf(nameservers, searches(written.at("searches").texts(), object, report),
				options(written.at("options").texts(), object, report));
	}

	private static List<IpAddress> nameservers(List<Tree> written, ObjectRef object, Report report) {
		List<IpAddress> nameservers = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			OutsideAddress.read(written.get(i), "spec.nodeResolvConf.nameservers[" + i + "]", object, report)
				.ifPresent(nameservers::add);
		}
		return nameservers;
	}

	/** Who described name servers means the nodes to ask them. */
	private static List<IpAddress> asAssumed(List<DnsServer> servers, ObjectRef object, Report report) {
		List<IpAddress> assumed = Outside.assumedWorld().nodeNameservers();
		if (servers.isEmpty() || servers.stream().anyMatch((server) -> assumed.contains(server.address()))) {
			return assumed;
		}
		IpAddress first = servers.getFirst().address();
		report.info("NODE_RESOLV_CONF_ASSUMED", object, "spec.dnsServers",
				"%s: there is no spec.nodeResolvConf, so the nodes are taken to ask %s, the first of spec.dnsServers."
					.formatted(object, first),
				"Write spec.nodeResolvConf.nameservers to say whom nodes ask.");
		return List.of(first);
	}

	private static void nobodyThere(List<IpAddress> nameservers, List<DnsServer> servers, ObjectRef object,
			Report report) {
		for (int i = 0; i < nameservers.size() && !servers.isEmpty(); i++) {
			IpAddress nameserver = nameservers.get(i);
			boolean known = servers.stream().anyMatch((server) -> server.address().equals(nameserver));
			if (!known && !isLoopback(nameserver)) {
				report.info("NAMESERVER_NOT_DESCRIBED", object, "spec.nodeResolvConf.nameservers[" + i + "]",
						"%s: spec.nodeResolvConf.nameservers[%d] is %s, which is none of spec.dnsServers. Questions to it are never answered."
							.formatted(object, i, nameserver),
						"Add it to spec.dnsServers, with records or a behaviour.");
			}
		}
	}

	private static boolean isLoopback(IpAddress address) {
		return address.toString().startsWith("127.") || address.toString().equals("::1");
	}

	private static List<String> searches(List<String> written, ObjectRef object, Report report) {
		List<String> searches = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			Optional<String> name = RecordText.name(written.get(i));
			if (name.isPresent()) {
				searches.add(written.get(i));
			}
			else {
				String path = "spec.nodeResolvConf.searches[" + i + "]";
				report.error("INVALID_VALUE", object, path,
						"%s: %s is \"%s\", but must be a domain name. It is left out.".formatted(object, path,
								written.get(i)),
						"");
			}
		}
		return searches;
	}

	/** Resolvers pass over an option they do not know; so do we. */
	private static List<String> options(List<String> written, ObjectRef object, Report report) {
		for (int i = 0; i < written.size(); i++) {
			if (!OPTION.matcher(written.get(i)).matches()) {
				String path = "spec.nodeResolvConf.options[" + i + "]";
				report.warning("INVALID_VALUE", object, path,
						"%s: %s is \"%s\", but must be an option of resolv.conf(5), such as ndots:2, timeout:1, attempts:3, rotate or use-vc. Resolvers pass over it."
							.formatted(object, path, written.get(i)),
						"");
			}
		}
		return written;
	}

}
