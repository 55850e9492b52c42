package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.net.Packet;
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

	private final Journey journey;

	private final LegRecorder leg;

	private final Question question;

	private final Start client;

	private @Nullable Reply reply;

	DnsServer(Journey journey, LegRecorder leg, Question question, Start client) {
		this.journey = journey;
		this.leg = leg;
		this.question = question;
		this.client = client;
	}

	/** The answer, if the question reached a server that gives one. */
	Optional<Reply> reply() {
		return Optional.ofNullable(this.reply);
	}

	@Override
	public Served apply(Station at, Packet packet) {
		return switch (at) {
			case Station.InPod pod -> inPod(pod, packet);
			case Station.OnNode host -> refuse(at, packet, "Nothing on the node answers DNS.");
			case Station.Beyond outside -> behaves(outside).equals("drop") ? silent(at, packet) : answer(at, packet,
					this.journey.plane().dns().answerOutside(outside.address(), this.question), List.of());
		};
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
		this.leg.add(StepDraft.of(StepType.DROP, "The server never answers", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet)
			.assumed("The Outside document says this server drops questions."));
		return new Served(Disposition.DNS_TIMEOUT, false, told(at));
	}

	private Served inPod(Station.InPod station, Packet packet) {
		Pod pod = this.journey.plane().cluster().podAt(packet.dst()).orElseThrow();
		if (!this.journey.plane().dns().servedBy(pod)) {
			Listening listening = Listening.inPod(pod, packet);
			return refuse(station, packet, listening.open() ? "This pod is no DNS server." : listening.assumed());
		}
		DnsAnswer answer = this.journey.plane().dns().answer(this.question, packet.src());
		return answer(station, packet, answer, this.journey.causes().pod(pod, "spec.containers"));
	}

	private Served refuse(Station at, Packet packet, String why) {
		this.leg.add(StepDraft.of(StepType.REJECT, "Nobody listens", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet)
			.assumed(why)
			.command("ss -lun"));
		return new Served(Disposition.CONNECTION_REFUSED, true, told(at));
	}

	private StepDraft told(Station at) {
		return StepDraft.of(StepType.DELIVER, "The resolver is told at once", Exchange.stop(this.client.station()))
			.level(Level.OPERATOR);
	}

	private Served answer(Station at, Packet packet, DnsAnswer answer, List<Cause> lines) {
		this.reply = answer.reply();
		this.leg.add(StepDraft
			.of(StepType.DELIVER, (at instanceof Station.InPod) ? "CoreDNS answers" : "The name server answers",
					Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet)
			.dns(NameLookup.message(this.question, answer))
			.because(lines)
			.command("kubectl -n kube-system logs -l k8s-app=kube-dns"));
		boolean useful = answer.reply()
			.answers()
			.stream()
			.anyMatch((record) -> record.type().equals("A") || record.type().equals("AAAA"));
		StepDraft response = StepDraft
			.of(StepType.DELIVER, "Answer: " + (useful ? "an address" : words(answer.reply())),
					Exchange.stop(this.client.station()))
			.dns(NameLookup.message(this.question, answer));
		return new Served(disposition(answer.reply()), false,
				useful ? response.story(StoryStage.DNS_ANSWER) : response.level(Level.OPERATOR));
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
