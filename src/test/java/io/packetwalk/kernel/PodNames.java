package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.RecordSearch;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;

/**
 * What we compute for a pod's names.
 *
 * @param dns the cluster's DNS
 * @param pod the pod
 */
record PodNames(ClusterDns dns, Pod pod) {

	/** Nothing listens here. */
	static final IpAddress CLOSED = IpAddress.of("10.0.0.9");

	private static final DnsAnswer UNREACHABLE = new DnsAnswer(new Reply("UNREACHABLE", List.of(), false, false), "",
			"", List.of(), List.of());

	ResolvConf conf() {
		return this.dns.resolvConf(this.pod);
	}

	String hosts() {
		return this.dns.etcHosts(this.pod).print();
	}

	/** Every address that has to be in reach. */
	List<IpAddress> servers() {
		Set<IpAddress> servers = new LinkedHashSet<>(conf().nameservers());
		servers.remove(CLOSED);
		return new ArrayList<>(servers);
	}

	DnsAnswer answer(Question question) {
		if (question.server().equals(CLOSED)) {
			return UNREACHABLE;
		}
		return this.dns.servedAt(question.server())
				? this.dns.answer(question, java.util.Objects.requireNonNull(this.pod.ip()))
				: this.dns.answerOutside(question.server(), question);
	}

	Lookup lookup(Libc libc, String name) {
		return StubResolver.lookup(libc, this.dns.etcHosts(this.pod), conf(), name, EnumSet.allOf(AddressFamily.class),
				(question) -> answer(question).reply());
	}

	/** What dig asks without its search list, then with it. */
	Lookup dig(String name, String type, boolean searches) {
		return searches ? RecordSearch.lookup(conf(), name, type, (question) -> answer(question).reply())
				: RecordSearch.once(conf(), name, List.of(type), (question) -> answer(question).reply());
	}

}
