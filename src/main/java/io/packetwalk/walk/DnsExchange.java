package io.packetwalk.walk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/** One DNS question, carried to its server and back as a leg of its own. */
final class DnsExchange {

	private static final int DNS_PORT = 53;

	private static final DnsAnswer REFUSED = new DnsAnswer(new Reply("UNREACHABLE", List.of(), false, false),
			"refused by the network", "", List.of(), List.of());

	private final Journey journey;

	private final Network network;

	private final Start asker;

	private final @Nullable String parent;

	/**
	 * Prepares it.
	 * @param asker who asks: a pod's resolver, or CoreDNS itself
	 * @param parent the leg that made it necessary, null for the resolver's own questions
	 */
	DnsExchange(Journey journey, Network network, Start asker, @Nullable String parent) {
		this.journey = journey;
		this.network = network;
		this.asker = asker;
		this.parent = parent;
	}

	/**
	 * What is asked, and from where.
	 *
	 * @param question the question
	 * @param port the socket it leaves from
	 * @param because why this question
	 * @param depth how many servers forwarded it already
	 * @param opensStory whether the story begins with it
	 */
	record Asking(Question question, int port, String because, int depth, boolean opensStory) {
	}

	/**
	 * What came of it.
	 *
	 * @param leg the leg that carried it
	 * @param answer what came back
	 * @param upstreams the servers it was forwarded to
	 */
	record Answered(String leg, DnsAnswer answer, List<IpAddress> upstreams) {
	}

	Answered ask(Asking asking) {
		Question question = asking.question();
		Protocol protocol = question.tcp() ? Protocol.TCP : Protocol.UDP;
		LegRecorder leg = this.journey.recorder()
			.open(this.parent, Leg.Kind.DNS, protocol.name(), question.type() + " " + question.name());
		if (!question.server().isV4()) {
			return new Answered(leg.id(), overIpv6(leg, asking), List.of());
		}
		IpAddress source = Exchange.source(this.network, this.journey, this.asker.station(), question.server());
		Packet packet = Packet.fromSocket(new FiveTuple(protocol, source, asking.port(), question.server(), DNS_PORT),
				question.tcp() ? "SYN" : "");
		leg.enter(Direction.FORWARD, Exchange.place(this.asker.station()));
		DnsMessages messages = new DnsMessages(question, this.journey.messageId());
		StepDraft send = StepDraft
			.of(StepType.SEND, (asking.depth() == 0) ? "Asks for " + question.type() : "CoreDNS asks the upstream",
					Exchange.stop(this.asker.station()))
			.packet(packet)
			.command("dig +search " + question.type() + " " + question.name());
		if (!leg.silent()) {
			send.dns(messages.asked(asking.because()));
		}
		if (asking.opensStory()) {
			send.story(StoryStage.DNS_QUERY);
		}
		DnsServer server = new DnsServer(this.journey, this.network, leg, messages, this.asker, asking.depth());
		Exchange.Result result = new Exchange(this.network, leg).run(this.asker.station(), packet, send, server);
		return new Answered(leg.id(), server.answer().orElseGet(() -> failed(question.server(), result.disposition())),
				server.upstreams());
	}

	/**
	 * IPv6 packets are not walked: the question gets there, or there is no address to
	 * send from.
	 */
	private DnsAnswer overIpv6(LegRecorder leg, Asking asking) {
		Question question = asking.question();
		Pod pod = this.asker.pod();
		boolean sends = pod == null || pod.ips().stream().anyMatch((ip) -> !ip.isV4());
		ClusterDns dns = this.journey.plane().dns();
		DnsAnswer answer = !sends ? REFUSED : dns.servedAt(question.server()) ? dns.answer(question, address(pod))
				: dns.answerOutside(question.server(), question);
		DnsMessages messages = new DnsMessages(question, this.journey.messageId());
		leg.enter(Direction.FORWARD, Exchange.place(this.asker.station()));
		StepDraft step = StepDraft
			.of(StepType.RESOLVE, sends ? "Asks over IPv6" : "No IPv6 address to ask from",
					Exchange.stop(this.asker.station()))
			.dns(messages.given(answer))
			.assumed(
					sends ? "IPv6 packets are not walked: the question is taken to arrive at " + question.server() + "."
							: "The sender has no IPv6 address: sendto " + question.server()
									+ " fails, Network is unreachable.");
		leg.add(asking.opensStory() ? step.story(StoryStage.DNS_QUERY) : step);
		leg.close(answer.reply().onTheWire() ? DnsServer.disposition(answer.reply()) : Disposition.DNS_TIMEOUT);
		return answer;
	}

	private static IpAddress address(@Nullable Pod pod) {
		return (pod == null) ? Outside.DEFAULT_CLIENT
				: pod.ips().stream().filter((ip) -> !ip.isV4()).findFirst().orElse(Outside.DEFAULT_CLIENT);
	}

	private DnsAnswer failed(IpAddress server, Disposition disposition) {
		boolean told = disposition == Disposition.CONNECTION_REFUSED || disposition == Disposition.REJECTED_NO_ENDPOINTS
				|| disposition == Disposition.REJECTED_BY_RULE;
		if (told && this.journey.plane().dns().servedAt(server)) {
			this.journey.plane()
				.dns()
				.problem()
				.ifPresent(
						(why) -> this.journey.note("CoreDNS refuses its Corefile and ends (CrashLoopBackOff), so its "
								+ "pods are never ready and its Service has no endpoints: " + why + "."));
		}
		return told ? REFUSED : DnsAnswer.SILENCE;
	}

}
