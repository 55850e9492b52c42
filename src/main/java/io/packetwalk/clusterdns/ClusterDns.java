package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.CorefileError;
import io.packetwalk.clusterdns.corefile.ServerBlock;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;

/**
 * The DNS of a cluster: CoreDNS under its Corefile, the servers outside, and the
 * resolv.conf kubelet writes.
 */
public final class ClusterDns {

	private final Cluster cluster;

	private final DnsService service;

	private final Optional<Pod> pod;

	private final OutsideServers outside;

	private final Corefile corefile;

	private final CoreDns coreDns;

	private ClusterDns(Cluster cluster) {
		this.cluster = cluster;
		this.service = DnsService.of(cluster);
		this.pod = this.service.pod();
		this.outside = new OutsideServers(cluster);
		CoreDnsFiles files = CoreDnsFiles.of(cluster);
		this.corefile = Corefile.parse(files.corefile(), files.files(), PluginOrder.known());
		this.coreDns = new CoreDns(this.service.port());
		this.coreDns.start(this.corefile,
				new SiteSetup(cluster, files.files(),
						this.pod.filter(DnsService::runsCoreDns).map(this::resolvConf).orElseGet(this::nodeResolvConf),
						this.pod.map(Pod::ip).orElse(null), this.coreDns::serve,
						() -> this.service.service().stream().toList()),
				new DirectUpstreams(this));
	}

	/**
	 * Reads the Corefile from ConfigMap {@code kube-system/coredns}, else takes the
	 * profile's.
	 */
	public static ClusterDns of(Cluster cluster) {
		return new ClusterDns(cluster);
	}

	/** What a server CoreDNS forwards to answers, if nothing is in the way. */
	Response upstream(IpAddress server, Query query) {
		return this.service.isItself(server) ? this.coreDns.serve(query.internal(query.name()))
				: this.outside.ask(server, query);
	}

	/**
	 * What CoreDNS answers when nothing is between it and its upstreams.
	 * @param question the question, its name ending in a dot
	 * @param client the source address CoreDNS sees
	 */
	public DnsAnswer answer(Question question, IpAddress client) {
		return answer(new Query(question.name(), question.type(), client, 0, new DirectUpstreams(this)),
				Asker.of(client, question.name(), question.type()), question.tcp());
	}

	/**
	 * What CoreDNS answers when each question it forwards is carried to the upstream.
	 * @param question the question, its name ending in a dot
	 * @param client who asks
	 * @param depth how many servers forwarded the question before
	 * @param forwarding carries what is forwarded
	 */
	public DnsAnswer answer(Question question, Asker client, int depth, Forwarding forwarding) {
		return answer(new Query(question.name(), question.type(), client.address(), depth,
				new CarriedUpstreams(this.outside, forwarding, question.tcp())), client, question.tcp());
	}

	private DnsAnswer answer(Query query, Asker client, boolean tcp) {
		Optional<String> down = whyDown();
		if (down.isPresent()) {
			return answer(Response.empty("UNREACHABLE", down.get()), false, "");
		}
		Response response = this.coreDns.serve(query);
		Truncation sent = Truncation.of(query, response, tcp);
		LogLines lines = new LogLines(query, client, response, sent.truncated(), tcp,
				this.pod.map(Pod::ip).orElse(null));
		String log = this.coreDns.site(query.lowerName()).map(lines::of).orElse("");
		return answer(sent.response(), sent.truncated(), log);
	}

	private Optional<String> whyDown() {
		return problem().map((problem) -> "CoreDNS is not running, its port is closed: " + problem)
			.or(() -> this.coreDns.listens() ? Optional.empty()
					: Optional.of("no server block of the Corefile listens on port " + this.service.port()));
	}

	/**
	 * What the server at an address outside the cluster answers ({@code Outside}, or the
	 * assumed world).
	 */
	public DnsAnswer answerOutside(IpAddress server, Question question) {
		Query query = new Query(question.name(), question.type(), server, 0, new DirectUpstreams(this));
		Response response = this.outside.ask(server, query);
		Truncation sent = Truncation.of(query, response.because("%s: %s".formatted(server, response.why())),
				question.tcp());
		return answer(sent.response(), sent.truncated(), "");
	}

	private static DnsAnswer answer(Response response, boolean truncated, String log) {
		Reply reply = new Reply(response.rcode(), response.answers(), response.authoritative(), truncated);
		return new DnsAnswer(reply, response.why(), log, response.authority(), response.additional());
	}

	/** The server blocks of the Corefile; none when CoreDNS refuses it. */
	public List<ServerBlock> serverBlocks() {
		return this.corefile.blocks();
	}

	/**
	 * What CoreDNS prints when it starts; of one that crashes, what it prints before it
	 * does.
	 */
	public List<String> startLog() {
		String version = this.pod.flatMap((pod) -> DnsService.version(pod)).orElse(StartLog.DEFAULT_VERSION);
		return new StartLog(this.corefile, this.coreDns, version).lines();
	}

	/** Whether the log plugin prints questions for a name, answers permitting. */
	public boolean logsQueries(String name) {
		String lowerName = Zones.absolute(name);
		return problem().isEmpty()
				&& this.coreDns.site(lowerName).flatMap((site) -> site.logRule(lowerName)).isPresent();
	}

	/** Why CoreDNS would refuse its Corefile and crash; empty when it runs. */
	public Optional<String> problem() {
		return this.coreDns.problem().map(CorefileError::toString);
	}

	/** What CoreDNS prints besides a line for each answer. */
	public CoreDnsOutput output() {
		return CoreDnsOutput.of(this.cluster, this.corefile, this.coreDns);
	}

	/** The same, with the line of the ConfigMap it is about. */
	public Optional<CorefileProblem> corefileProblem() {
		return this.coreDns.problem().map(new CorefileProblems(this.cluster, this.corefile)::refusal);
	}

	/** The plugins of the Corefile that would change answers but are passed over here. */
	public List<CorefileProblem> pluginsNotModelled() {
		return new CorefileProblems(this.cluster, this.corefile).notModelled();
	}

	/** The same in words, with their lines. */
	public List<String> notModelled() {
		return pluginsNotModelled().stream().map(CorefileProblem::message).toList();
	}

	/** The {@code /etc/resolv.conf} kubelet writes for a pod. */
	public ResolvConf resolvConf(Pod pod) {
		return composed(pod).conf();
	}

	/** The same, line by line, with where each comes from. */
	public List<ResolvConfLine> resolvConfLines(Pod pod) {
		return new LineOrigins(pod, this.service, this.cluster).lines(composed(pod).conf());
	}

	/**
	 * The events kubelet raises about a pod's resolv.conf: {@code DNSConfigForming},
	 * {@code MissingClusterDNS}.
	 */
	public List<String> resolvConfEvents(Pod pod) {
		return composed(pod).events().stream().map(KubeletEvent::reason).toList();
	}

	/** The same events as {@code kubectl describe pod} shows them, reason and message. */
	public List<String> resolvConfWarnings(Pod pod) {
		return composed(pod).events().stream().map((event) -> event.reason() + ": " + event.message()).toList();
	}

	private PodResolvConf composed(Pod pod) {
		return PodResolvConf.of(pod.namespace(), pod.dns(), pod.hostNetwork(), nodeResolvConf(),
				this.service.addresses(), this.cluster.settings().clusterDomain());
	}

	/**
	 * The {@code /etc/hosts} kubelet writes for a pod, with its {@code hostAliases}.
	 */
	public EtcHosts etcHosts(Pod pod) {
		return PodEtcHosts.of(pod, this.cluster.settings().clusterDomain());
	}

	/** The {@code /etc/resolv.conf} of the nodes. */
	public ResolvConf nodeResolvConf() {
		Outside world = this.cluster.outside();
		return new ResolvConf(world.nodeNameservers(), world.nodeSearches(), world.nodeOptions());
	}

	/**
	 * Whether an address leads to this cluster's DNS server: its Service's, or a pod's.
	 */
	public boolean servedAt(IpAddress address) {
		return !address.isLoopback() && this.service.isItself(address);
	}

	/** Whether a server outside answers health checks. */
	boolean healthy(IpAddress server) {
		return this.service.isItself(server) || this.outside.answers(server);
	}

	/** Whether a pod runs this cluster's DNS server. */
	public boolean servedBy(Pod pod) {
		return this.service.servedBy(pod);
	}

}
