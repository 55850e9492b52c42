package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.clusterdns.Asker;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

/**
 * The name servers of a lab with nothing in the way, and what of a question leaves the
 * cluster. An answer is worked out once: pods are answered alike, but for autopath, which
 * looks at their namespace.
 */
final class NameServersAsked {

	private static final Told CLOSED = new Told(new Reply("UNREACHABLE", List.of(), false, false), List.of());

	private static final IpAddress NOBODY = IpAddress.of("0.0.0.0");

	private static final int MOST_SERVERS = 8;

	private final Cluster cluster;

	private final ClusterDns dns;

	/** Whether CoreDNS searches for its clients, by their namespaces. */
	private final boolean autopath;

	/** Looked up only. */
	private final Map<Key, Told> told = new HashMap<>();

	private final Map<IpAddress, Boolean> own = new HashMap<>();

	NameServersAsked(Cluster cluster, ClusterDns dns) {
		this.cluster = cluster;
		this.dns = dns;
		this.autopath = dns.serverBlocks()
			.stream()
			.flatMap((block) -> block.directives().stream())
			.anyMatch((directive) -> directive.name().equals("autopath"));
	}

	/** What a pod is told. */
	Told ask(Pod pod, Question question) {
		Key key = new Key(this.autopath ? pod.namespace() : "", question.name(), question.type(), question.server(),
				question.tcp());
		Told known = this.told.get(key);
		if (known == null) {
			known = answer(Optional.ofNullable(pod.ip()).orElse(NOBODY), question);
			this.told.put(key, known);
		}
		return known;
	}

	/** Whether a server is the cluster's own. */
	boolean own(IpAddress server) {
		return this.own.computeIfAbsent(server, this::isOwn);
	}

	private boolean isOwn(IpAddress server) {
		return service(server).map(this::hasServer)
			.orElseGet(() -> this.cluster.podAt(server).filter(this.dns::servedBy).isPresent());
	}

	private Told answer(IpAddress client, Question question) {
		if (own(question.server())) {
			List<Question> forwarded = new ArrayList<>();
			DnsAnswer answer = this.dns.answer(question, new Asker(client, 40_000, 1), 0,
					(next, depth) -> forward(next, depth, forwarded));
			return new Told(answer.reply(), forwarded);
		}
		if (service(question.server()).isPresent() || this.cluster.podAt(question.server()).isPresent()) {
			return CLOSED;
		}
		return new Told(this.dns.answerOutside(question.server(), question).reply(), List.of(question));
	}

	private DnsAnswer forward(Question question, int depth, List<Question> forwarded) {
		if (!own(question.server())) {
			forwarded.add(question);
			return this.dns.answerOutside(question.server(), question);
		}
		return (depth > MOST_SERVERS) ? DnsAnswer.SILENCE : this.dns.answer(question, new Asker(NOBODY, 40_000, 1),
				depth, (next, below) -> forward(next, below, forwarded));
	}

	private Optional<Service> service(IpAddress address) {
		return this.cluster.services().stream().filter((one) -> one.clusterIps().contains(address)).findFirst();
	}

	private boolean hasServer(Service service) {
		return this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.filter(Endpoint::ready)
			.flatMap((endpoint) -> this.cluster.podAt(endpoint.address()).stream())
			.anyMatch(this.dns::servedBy);
	}

	private record Key(String namespace, String name, String type, IpAddress server, boolean tcp) {
	}

	/**
	 * An answer.
	 *
	 * @param reply what comes back
	 * @param outside the questions that left the cluster for it
	 */
	record Told(Reply reply, List<Question> outside) {

		Told {
			outside = List.copyOf(outside);
		}

	}

}
