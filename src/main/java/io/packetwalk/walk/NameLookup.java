package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.RecordSearch;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.LookupSummary;

/**
 * Looks a name up the way the sender's C library does; every question is a leg of its
 * own.
 */
final class NameLookup {

	private final Journey journey;

	private final Network network;

	private final Start start;

	private final @Nullable String parent;

	private final LibcChoice libc;

	private final ResolvConf conf;

	private final EtcHosts hosts;

	private final List<LookupSummary.Asked> asked = new ArrayList<>();

	private String typed = "";

	private int socket;

	private String socketFor = "";

	NameLookup(Journey journey, Network network, Start start) {
		this(journey, network, start, null);
	}

	/**
	 * A lookup on behalf of somebody.
	 * @param parent the leg that makes it necessary
	 */
	NameLookup(Journey journey, Network network, Start start, @Nullable String parent) {
		this.parent = parent;
		this.journey = journey;
		this.network = network;
		this.start = start;
		this.libc = LibcChoice.of(journey.request().libc(), start.pod());
		Pod pod = start.pod();
		this.conf = (pod != null) ? journey.plane().dns().resolvConf(pod) : journey.plane().dns().nodeResolvConf();
		this.hosts = (pod != null) ? journey.plane().dns().etcHosts(pod) : EtcHosts.NONE;
	}

	/** What {@code getaddrinfo} does, and for other records {@code dig}. */
	Lookup lookup(NameQuestion wanted) {
		this.typed = wanted.name();
		Lookup lookup = wanted.searches() ? search(wanted)
				: RecordSearch.once(this.conf, wanted.name(), wanted.types(), this::ask);
		if (!this.libc.because().isEmpty() && wanted.searches() && wanted.isAddress()) {
			this.journey.note(this.libc.because());
		}
		if (!this.journey.recorder().silent()) {
			this.journey.lookedUp(summary(wanted, lookup));
		}
		return lookup;
	}

	private Lookup search(NameQuestion wanted) {
		return wanted.isAddress()
				? StubResolver.lookup(this.libc.libc(), this.hosts, this.conf, wanted.name(), wanted.families(),
						this::ask)
				: RecordSearch.lookup(this.conf, wanted.name(), wanted.types().getFirst(), this::ask);
	}

	/** Every section of what the first nameserver sends back. */
	DnsAnswer once(String name, String type, boolean tcp) {
		return this.conf.nameservers()
			.stream()
			.findFirst()
			.map((server) -> carry(new Question(name, type, server, tcp, 1)))
			.orElse(DnsAnswer.SILENCE);
	}

	private Reply ask(Question question) {
		return carry(question).reply();
	}

	private DnsAnswer carry(Question question) {
		Protocol protocol = question.tcp() ? Protocol.TCP : Protocol.UDP;
		DnsExchange.Answered answered = new DnsExchange(this.journey, this.network, this.start, this.parent).ask(
				new DnsExchange.Asking(question, port(question, protocol), because(question), 0, this.asked.isEmpty()));
		if (this.journey.recorder().silent()) {
			return answered.answer();
		}
		Reply reply = answered.answer().reply();
		boolean left = !answered.upstreams().isEmpty() || isOutside(question.server());
		boolean leaked = left && !reply.rcode().equals("NOERROR");
		this.asked.add(new LookupSummary.Asked(answered.leg(), question.name(), question.type(),
				question.server().toString(), question.tcp(), question.attempt(), because(question), reply.rcode(),
				reply.answers().stream().map(Reply.Record::toString).toList(), answered.answer().why(),
				answered.upstreams().stream().map(Object::toString).toList(), leaked));
		return answered.answer();
	}

	private boolean isOutside(IpAddress server) {
		Cluster cluster = this.journey.plane().cluster();
		return cluster.podAt(server).isEmpty() && cluster.nodeAt(server).isEmpty()
				&& cluster.services().stream().noneMatch((service) -> service.clusterIps().contains(server));
	}

	private LookupSummary summary(NameQuestion wanted, Lookup lookup) {
		List<String> lines = (wanted.isAddress() && wanted.searches() && this.asked.isEmpty())
				? hostLines(wanted.name(), wanted.families()) : List.of();
		return new LookupSummary(wanted.name(), this.libc.libc().name().toLowerCase(Locale.ROOT), this.libc.reason(),
				this.conf.print(), lines, this.asked, lookup.outcome(), lookup.eai(),
				lookup.addresses().stream().map(Object::toString).toList(), lookup.elapsedMicros());
	}

	private List<String> hostLines(String name, Set<AddressFamily> families) {
		return this.hosts.addresses(name, families)
			.stream()
			.flatMap((address) -> this.hosts.entries().stream().filter((entry) -> entry.address().equals(address)))
			.distinct()
			.map((entry) -> entry.address() + "\t" + String.join("\t", entry.names()))
			.toList();
	}

	/**
	 * Both questions of a pair leave from one socket; the next candidate or server opens
	 * another.
	 */
	private int port(Question question, Protocol protocol) {
		String key = question.name() + question.server() + question.tcp() + question.attempt();
		if (!key.equals(this.socketFor)) {
			this.socketFor = key;
			this.socket = this.journey.ephemeralPort(protocol);
		}
		return this.socket;
	}

	private String because(Question question) {
		if (this.journey.recorder().silent()) {
			return "";
		}
		long dots = this.typed.chars().filter((c) -> c == '.').count();
		if (this.typed.endsWith(".")) {
			return "\"" + this.typed + "\" ends in a dot: asked as it is, nothing appended.";
		}
		boolean asIs = question.name().equals(this.typed + ".");
		int ndots = this.conf.ndots();
		return "\"" + this.typed + "\" has " + dots + (dots == 1 ? " dot" : " dots") + ", ndots is " + ndots + ": "
				+ (asIs ? "asked as it is"
						: "the search list comes first, tried with \""
								+ question.name().substring(this.typed.length() + 1) + "\"")
				+ " (" + this.libc.libc().name().toLowerCase(Locale.ROOT) + ").";
	}

	/** What the whole lookup's failure is called in a trace. */
	static Disposition disposition(Lookup lookup) {
		return switch (lookup.outcome()) {
			case "NOERROR" -> Disposition.ANSWERED;
			case "NXDOMAIN" -> Disposition.NXDOMAIN;
			case "NODATA" -> Disposition.NODATA;
			case "SERVFAIL" -> Disposition.SERVFAIL;
			case "UNREACHABLE" -> Disposition.DNS_REFUSED;
			default -> refusedOrUnreachable(lookup);
		};
	}

	private static Disposition refusedOrUnreachable(Lookup lookup) {
		boolean refused = lookup.exchanges()
			.stream()
			.anyMatch((exchange) -> exchange.reply().rcode().equals("REFUSED")
					|| exchange.reply().rcode().equals("UNREACHABLE"));
		return refused ? Disposition.DNS_REFUSED : Disposition.DNS_TIMEOUT;
	}

}
