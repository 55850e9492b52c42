package io.packetwalk.lab.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Outside.DnsServer;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

/**
 * The name servers as a client in the cluster reaches them: CoreDNS behind its Service, a
 * pod asked directly, or a server outside.
 *
 * @param cluster the cluster
 * @param dns what servers answer
 * @param client the address questions come from
 */
record NameServersInReach(Cluster cluster, ClusterDns dns, IpAddress client) {

	/** What the kernel says when nobody takes the question. */
	private static final Reply UNREACHABLE = new Reply("UNREACHABLE", List.of(), false, false);

	private static final int DNS_PORT = 53;

	Reply ask(Question question) {
		Optional<Service> service = this.cluster.services()
			.stream()
			.filter((candidate) -> candidate.clusterIps().contains(question.server()))
			.findFirst();
		if (service.isPresent()) {
			return hasServer(service.get()) ? this.dns.answer(question, this.client).reply() : UNREACHABLE;
		}
		Optional<Pod> pod = this.cluster.podAt(question.server());
		if (pod.isPresent()) {
			return this.dns.servedBy(pod.get()) ? this.dns.answer(question, this.client).reply() : UNREACHABLE;
		}
		return isSilent(question.server()) ? Reply.TIMEOUT
				: this.dns.answerOutside(question.server(), question).reply();
	}

	private boolean hasServer(Service service) {
		return service.ports().stream().anyMatch((port) -> port.port() == DNS_PORT) && this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.filter(Endpoint::ready)
			.map(Endpoint::pod)
			.filter(Objects::nonNull)
			.anyMatch(this::isServer);
	}

	private boolean isServer(String pod) {
		int slash = pod.indexOf('/');
		return this.cluster.pod(pod.substring(0, slash), pod.substring(slash + 1))
			.filter(this.dns::servedBy)
			.isPresent();
	}

	private boolean isSilent(IpAddress server) {
		return this.cluster.outside()
			.dnsServers()
			.stream()
			.filter((known) -> known.address().equals(server))
			.map(DnsServer::behaviour)
			.anyMatch("drop"::equals);
	}

}
