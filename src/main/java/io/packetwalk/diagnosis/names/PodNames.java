package io.packetwalk.diagnosis.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Pod;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;

/** How one pod resolves names, in the name of all pods of its workload. */
final class PodNames {

	private static final Set<AddressFamily> BOTH = Set.of(AddressFamily.IPV4, AddressFamily.IPV6);

	private final Pod pod;

	private final ResolvConf conf;

	private final EtcHosts hosts;

	private final NameServersAsked servers;

	private final Map<Request, Asked> asked = new HashMap<>();

	PodNames(Pod pod, ResolvConf conf, EtcHosts hosts, NameServersAsked servers) {
		this.pod = pod;
		this.conf = conf;
		this.hosts = hosts;
		this.servers = servers;
	}

	Pod pod() {
		return this.pod;
	}

	ResolvConf conf() {
		return this.conf;
	}

	/** Whether it asks the cluster's own servers, which alone know Services. */
	boolean asksCluster() {
		return this.conf.nameservers().stream().anyMatch(this.servers::own);
	}

	/** Whether a server is the cluster's own. */
	boolean own(IpAddress server) {
		return this.servers.own(server);
	}

	Asked ask(Libc libc, String name) {
		return this.asked.computeIfAbsent(new Request(libc, this.conf, name), this::lookup);
	}

	/** What came of it under another resolv.conf. */
	Asked ask(Libc libc, ResolvConf conf, String name) {
		return this.asked.computeIfAbsent(new Request(libc, conf, name), this::lookup);
	}

	private Asked lookup(Request request) {
		Lookup lookup = StubResolver.lookup(request.libc(), this.hosts, request.conf(), request.name(), BOTH,
				(question) -> this.servers.ask(this.pod, question).reply());
		return new Asked(lookup,
				lookup.exchanges()
					.stream()
					.map((exchange) -> this.servers.ask(this.pod, exchange.question()).outside())
					.toList());
	}

	/** The same pod asking only one of its servers. */
	ResolvConf only(IpAddress server) {
		return new ResolvConf(List.of(server), this.conf.searches(), this.conf.options());
	}

	private record Request(Libc libc, ResolvConf conf, String name) {
	}

}
