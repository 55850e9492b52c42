package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/** What kubelet cuts off: more than libc reads, or more than it survives. */
final class ResolvConfLimits {

	private static final int NAMESERVERS = 3;

	private static final int SEARCHES = 32;

	private static final int SEARCH_LENGTH = 253;

	private static final int SEARCH_CHARACTERS = 2048;

	private ResolvConfLimits() {
	}

	static PodResolvConf apply(ResolvConf conf, List<KubeletEvent> events) {
		List<KubeletEvent> raised = new ArrayList<>(events);
		List<IpAddress> nameservers = conf.nameservers().stream().limit(NAMESERVERS).toList();
		if (nameservers.size() < conf.nameservers().size()) {
			raised.add(KubeletEvent
				.nameserversCut(String.join(" ", nameservers.stream().map(IpAddress::toString).toList())));
		}
		List<String> searches = conf.searches()
			.stream()
			.limit(SEARCHES)
			.filter((search) -> search.length() <= SEARCH_LENGTH)
			.toList();
		while (String.join(" ", searches).length() > SEARCH_CHARACTERS) {
			searches = searches.subList(0, searches.size() - 1);
		}
		if (searches.size() < conf.searches().size()) {
			raised.add(KubeletEvent.searchesCut(String.join(" ", searches)));
		}
		return new PodResolvConf(new ResolvConf(nameservers, searches, conf.options()), raised);
	}

}
