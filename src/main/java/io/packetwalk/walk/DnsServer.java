package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.Asker;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * Whoever takes a DNS question where it arrives: CoreDNS, a server outside, or nobody.
 */
final class DnsServer implements BiFunction<Station, Packet, Served> {

	/** How long CoreDNS's forward plugin waits for an upstream. */
	private static final long UPSTREAM_PATIENCE_MICROS = 2_000_000;

	private final Journey journey;

	private final Network network;

	private final LegRecorder leg;

	private final DnsMessages messages;

	private final Start client;

	private final int depth;

	private final List<IpAddress> upstreams = new ArrayList<>();

	private @Nullable DnsAnswer answer;

	DnsServer(Journey journey, Network network, LegRecorder leg, DnsMessages messages, Start client, int depth) {
		this.journey = journey;
		this.network = network;
		this.leg = leg;
		this.messages = messages;
		this.client = client;
		this.depth = depth;
	}

	/** The answer, if the question reached a server that gives one. */
	Optional<DnsAnswer> answer() {
		return Optional.ofNullable(this.answer);
	}

	/** The servers the question was forwarded to, in order. */
	List<IpAddress> upstreams() {
		return List.copyOf(this.upstreams);
	}

	@Override
	public Served apply(Station at, Packet packet) {
		return switch (at) {
			case Station.InPod pod ->
				inPod(at, this.journey.plane().cluster().podAt(packet.dst()).orElseThrow(), packet);
			case Station.OnNode host -> onNode(host, packet);
			case Station.Balancer balancer -> silent(at, packet);
			case Station.Beyond outside -> behaves(outside).equals("drop") ? silent(at, packet)
					: answers(at, packet, dns().answerOutside(outside.address(), this.messages.question()), List.of());
		};
	}

	private ClusterDns dns() {
		return this.journey.plane().dns();
	}

	private String behaves(Station.Beyond outside) {
		return this.journey.plane()
			.cluster()
			.outside()
			.dnsServers()
			.stream()
			.filter((server) -> server.address().equals(outside.address()))
			.map(Outside.DnsServer::behaviour)
			.findFirst()
			.orElse("answer");
	}

	private Served silent(Station at, Packet packet) {
		this.leg.add(() -> StepDraft.of(StepType.DROP, "The server never answers", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet)
			.assumed("The Outside document says this server drops questions."));
		return new Served(Disposition.DNS_TIMEOUT, false, told());
	}

	/** A CoreDNS that shares its node's network answers there. */
	private Served onNode(Station.OnNode host, Packet packet) {
		Optional<Pod> server = this.journey.plane()
			.cluster()
			.pods()
			.stream()
			.filter((pod) -> pod.hostNetwork() && host.node().equals(pod.node()) && dns().servedBy(pod))
			.findFirst();
		return server.map((pod) -> inPod(new Station.OnNode(host.node(), pod.key()), pod, packet))
			.orElseGet(() -> refuse(host, packet, "Nothing on the node answers DNS."));
	}

	private Served inPod(Station at, Pod pod, Packet packet) {
		if (!dns().servedBy(pod)) {
			return stranger(at, pod, packet);
		}
		DnsAnswer given = dns().answer(this.messages.question(),
				new Asker(packet.src(), packet.sport(), this.messages.id()), this.depth,
				(question, further) -> forward(at, pod, packet, question, further));
		if (!given.reply().onTheWire()) {
			return refuse(at, packet, given.why());
		}
		return answers(at, packet, given, this.journey.causes().pod(pod, "spec.containers"));
	}

	/** Somebody's own DNS server, perhaps: what it would answer nobody knows. */
	private Served stranger(Station at, Pod pod, Packet packet) {
		Listening listening = Listening.inPod(pod, packet);
		boolean described = this.journey.plane()
			.cluster()
			.outside()
			.dnsServers()
			.stream()
			.anyMatch((server) -> server.address().equals(this.messages.question().server()));
		if (described) {
			return answers(at, packet, dns().answerOutside(this.messages.question().server(), this.messages.question()),
					List.of());
		}
		return refuse(at, packet,
				listening.open() ? "This pod is not the cluster's DNS server; an Outside document can "
						+ "say what a server of your own answers." : listening.assumed());
	}

	/** CoreDNS asks on: a leg of its own, from the pod it runs in. */
	private DnsAnswer forward(Station at, Pod pod, Packet packet, Question question, int further) {
		if (this.upstreams.isEmpty()) {
			this.leg.add(() -> StepDraft.of(StepType.DELIVER, "CoreDNS takes the question", Exchange.stop(at))
				.level(Level.OPERATOR)
				.packet(packet)
				.dns(this.messages.asked("CoreDNS does not know the name itself and forwards it."))
				.because(this.journey.causes().pod(pod, "spec.containers")));
		}
		this.upstreams.add(question.server());
		this.leg.pause();
		Protocol protocol = question.tcp() ? Protocol.TCP : Protocol.UDP;
		DnsExchange.Answered answered = new DnsExchange(this.journey, this.network,
				new Start(at, pod, "pod " + pod.key()), this.leg.id())
			.ask(new DnsExchange.Asking(question, this.journey.ephemeralPort(protocol),
					"The Corefile's forward plugin sends it to " + question.server() + ".", further, false));
		if (!answered.answer().reply().onTheWire()) {
			this.journey.recorder().pass(UPSTREAM_PATIENCE_MICROS);
		}
		return answered.answer();
	}

	private Served refuse(Station at, Packet packet, String why) {
		this.leg.add(() -> StepDraft.of(StepType.REJECT, "Nobody listens", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet)
			.assumed(why)
			.command("ss -lun"));
		return new Served(Disposition.CONNECTION_REFUSED, true, told());
	}

	private StepDraft told() {
		return StepDraft.of(StepType.DELIVER, "The resolver is told at once", Exchange.stop(this.client.station()))
			.level(Level.OPERATOR);
	}

	private Served answers(Station at, Packet packet, DnsAnswer given, List<Cause> lines) {
		this.answer = given;
		Reply reply = given.reply();
		if (this.leg.silent()) {
			return new Served(disposition(reply), false,
					StepDraft.of(StepType.DELIVER, "Answer", Exchange.stop(this.client.station())));
		}
		boolean inCluster = !(at instanceof Station.Beyond);
		DnsCauses behind = new DnsCauses(this.journey.plane().cluster(), this.journey.causes());
		StepDraft step = this.upstreams.isEmpty() ? StepDraft
			.of(StepType.DELIVER, inCluster ? "CoreDNS answers" : "The name server answers", Exchange.stop(at))
			.packet(packet) : StepDraft.of(StepType.RESOLVE, "CoreDNS passes the answer on", Exchange.stop(at));
		this.leg.add(step.level(Level.OPERATOR)
			.dns(this.messages.given(given))
			.because(inCluster ? behind.inside(this.messages.question(), given)
					: behind.outside(this.messages.question(), given))
			.because(lines)
			.assumed(inCluster || !this.journey.plane().cluster().outside().assumed() ? ""
					: "No Outside document says what this server answers, so it is assumed.")
			.command(inCluster ? "kubectl -n kube-system logs -l k8s-app=kube-dns" : ""));
		boolean records = !reply.answers().isEmpty() && reply.rcode().equals("NOERROR");
		StepDraft response = StepDraft
			.of(StepType.DELIVER, "Answer: " + (records ? found(reply) : words(reply)),
					Exchange.stop(this.client.station()))
			.dns(this.messages.read(given));
		return new Served(disposition(reply), false,
				(records && this.depth == 0) ? response.story(StoryStage.DNS_ANSWER) : response.level(Level.OPERATOR));
	}

	private static String found(Reply reply) {
		boolean address = reply.answers()
			.stream()
			.anyMatch((record) -> record.type().equals("A") || record.type().equals("AAAA"));
		return address ? "an address" : reply.answers().getLast().type() + " record";
	}

	private static String words(Reply reply) {
		return switch (disposition(reply)) {
			case NODATA -> "no such record";
			case NXDOMAIN -> "no such name";
			default -> reply.rcode();
		};
	}

	static Disposition disposition(Reply reply) {
		return switch (reply.rcode()) {
			case "NOERROR" -> reply.answers().isEmpty() ? Disposition.NODATA : Disposition.ANSWERED;
			case "NXDOMAIN" -> Disposition.NXDOMAIN;
			case "REFUSED" -> Disposition.DNS_REFUSED;
			case "TIMEOUT" -> Disposition.DNS_TIMEOUT;
			default -> Disposition.SERVFAIL;
		};
	}

}
