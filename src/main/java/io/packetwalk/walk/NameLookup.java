package io.packetwalk.walk;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * Looks a name up the way the sender's C library does; every question is a leg of its
 * own.
 */
final class NameLookup {

	private final Journey journey;

	private final Network network;

	private final Start start;

	private final Libc libc;

	private final ResolvConf conf;

	private String typed = "";

	private int socket;

	private String socketFor = "";

	private boolean told;

	NameLookup(Journey journey, Network network, Start start) {
		this.journey = journey;
		this.network = network;
		this.start = start;
		this.libc = libc(journey, start);
		this.conf = (start.pod() != null) ? journey.plane().dns().resolvConf(start.pod())
				: journey.plane().dns().nodeResolvConf();
	}

	private static Libc libc(Journey journey, Start start) {
		String chosen = journey.request().libc();
		if (chosen != null && !chosen.isBlank()) {
			return Libc.valueOf(chosen.toUpperCase(Locale.ROOT));
		}
		boolean alpine = start.pod() != null
				&& start.pod().containers().stream().anyMatch((container) -> container.image().contains("alpine"));
		if (alpine) {
			journey.note("The image says alpine, so musl's resolver is walked.");
		}
		return alpine ? Libc.MUSL : Libc.GLIBC;
	}

	Lookup lookup(String name) {
		this.typed = name;
		EtcHosts hosts = (this.start.pod() != null) ? this.journey.plane().dns().etcHosts(this.start.pod())
				: EtcHosts.NONE;
		return StubResolver.lookup(this.libc, hosts, this.conf, name, Set.of(AddressFamily.IPV4, AddressFamily.IPV6),
				this::ask);
	}

	private Reply ask(Question question) {
		Protocol protocol = question.tcp() ? Protocol.TCP : Protocol.UDP;
		String title = question.type() + " " + question.name();
		LegRecorder leg = this.journey.recorder().open(null, Leg.Kind.DNS, protocol.name(), title);
		IpAddress source = Exchange.source(this.network, this.journey, this.start.station(), question.server());
		Packet packet = Packet.fromSocket(
				new FiveTuple(protocol, source, port(question, protocol), question.server(), 53),
				question.tcp() ? "SYN" : "");
		leg.enter(Direction.FORWARD, Exchange.place(this.start.station()));
		DnsMessage asked = new DnsMessage(question.name(), question.type(), null, List.of(), false, decision(question),
				0, "", List.of());
		StepDraft send = StepDraft.of(StepType.SEND, "Asks for " + question.type(), Exchange.stop(this.start.station()))
			.packet(packet)
			.dns(asked)
			.command("dig +search " + this.typed + " " + question.type());
		if (!this.told) {
			send.story(StoryStage.DNS_QUERY);
			this.told = true;
		}
		DnsServer server = new DnsServer(this.journey, leg, question, this.start);
		Exchange.Result result = new Exchange(this.network, leg).run(this.start.station(), packet, send, server);
		return server.reply().orElseGet(() -> failed(result.disposition()));
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

	private String decision(Question question) {
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
				+ " (" + this.libc.name().toLowerCase(Locale.ROOT) + ").";
	}

	private static Reply failed(Disposition disposition) {
		boolean told = disposition == Disposition.CONNECTION_REFUSED || disposition == Disposition.REJECTED_NO_ENDPOINTS
				|| disposition == Disposition.REJECTED_BY_RULE;
		return told ? new Reply("UNREACHABLE", List.of(), false, false) : Reply.TIMEOUT;
	}

	/** What the whole lookup's failure is called in a trace. */
	static Disposition disposition(Lookup lookup) {
		if (!lookup.addresses().isEmpty()) {
			return Disposition.ANSWERED;
		}
		return switch (lookup.outcome()) {
			case "NXDOMAIN" -> Disposition.NXDOMAIN;
			case "NODATA", "NOERROR" -> Disposition.NODATA;
			case "SERVFAIL" -> Disposition.SERVFAIL;
			case "REFUSED" -> refusedOrUnreachable(lookup);
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

	/** The answer of a server in the trace's words. */
	static DnsMessage message(Question question, DnsAnswer answer) {
		return DnsMessage.known(question.name(), question.type(), answer.reply().rcode(),
				answer.reply().answers().stream().map(Reply.Record::toString).toList(), answer.reply().authoritative(),
				answer.why());
	}

}
