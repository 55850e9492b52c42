package io.packetwalk.export;

import java.util.List;
import java.util.Map;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.net.Tunnel;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Choice;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.PacketChange;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryBeat;
import io.packetwalk.trace.StoryStage;
import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/**
 * A small walk made by hand: a connection through a proxy, so that two legs interleave.
 */
public final class ExampleTraces {

	static final Packet SYN = Packet.fromSocket(
			new FiveTuple(Protocol.TCP, IpAddress.of("10.244.1.5"), 40000, IpAddress.of("10.96.14.20"), 80), "SYN");

	private ExampleTraces() {
	}

	public static TraceDocument document() {
		return new TraceDocument("t8KQ2MX4abc", "7GkQ2mXc4P", 3, trace());
	}

	/** The same walk, with this text wherever a person or a manifest chose one. */
	public static TraceDocument asking(String text) {
		Trace trace = trace();
		TraceRequest request = new TraceRequest("pod/shop/" + text, "http://" + text, text, Map.of(text, text), null,
				"glibc", 7, 1, null);
		return new TraceDocument("t8KQ2MX4abc", "7GkQ2mXc4P", 3,
				new Trace(trace.engine(), request, trace.settings(), trace.disposition(),
						new Symptom("curl", text, 0, text, List.of(text)), trace.http(),
						List.of(new StoryBeat(1, StoryStage.DNAT, text, List.of(2))), trace.legs(), null,
						Map.of("10.244.2.9", text), List.of(), List.of(text)));
	}

	static Trace trace() {
		Packet translated = SYN.withDestination(IpAddress.of("10.244.2.9"), 8080)
			.withFrame(MacAddress.of("0a:58:0a:f4:01:05"), null);
		Packet tunnelled = translated.withOuter(new Tunnel("VXLAN", 1, null, null, IpAddress.of("172.18.0.2"),
				IpAddress.of("172.18.0.3"), 51234, 8472, 64));
		Leg outer = new Leg("l1", null, Leg.Kind.CONNECTION, "TCP", "client to proxy", Disposition.DELIVERED,
				List.of(new Hop(1, Direction.FORWARD, Place.pod("node-a", "shop/client", null),
						List.of(step(1, StepType.SEND, SYN, SYN))),
						new Hop(2, Direction.REVERSE, Place.node("node-a", "cni0"),
								List.of(step(4, StepType.RECEIVE, SYN, SYN)))));
		Leg inner = new Leg("l2", "l1", Leg.Kind.HTTP, "TCP", "proxy to backend", Disposition.DELIVERED,
				List.of(new Hop(1, Direction.FORWARD, Place.node("node-a", "cni0"),
						List.of(step(2, StepType.TRANSLATE, SYN, translated),
								step(3, StepType.ENCAPSULATE, translated, tunnelled)))));
		return new Trace("0.1.0",
				new TraceRequest("pod/shop/client", "http://web", "GET", Map.of("host", "web", "accept", "*/*"), null,
						"glibc", 7, 1, null),
				Map.of("proxyMode", "iptables", "cni", "flannel", "profile", "kubeadm"), Disposition.DELIVERED,
				new Symptom("curl", "HTTP/1.1 200 OK", 0, "1 ms", List.of()),
				new HttpResult(200, new HttpResult.Backend("shop", "web", 80, "web-0"), null),
				List.of(new StoryBeat(1, StoryStage.DNAT, "The kernel picks a pod.", List.of(2))),
				List.of(outer, inner), null, Map.of("10.244.2.9", "pod shop/web-0"), List.of(), List.of("one note"));
	}

	private static Step step(int n, StepType type, Packet before, Packet after) {
		return new Step(n, n * 100L, type, "step " + n, Level.STORY.andCloser(), "PREROUTING", "nat",
				"node/node-a/netfilter", new PacketChange(before, after), FieldChange.between(before, after),
				List.of(new RuleTrial("nat", "KUBE-SERVICES", "-A KUBE-SERVICES -j KUBE-SVC-X", true, "KUBE-SVC-X",
						"it matched"),
						new RuleTrial("nat", "KUBE-SERVICES", "-A KUBE-SERVICES -d 1.2.3.4", false, "",
								"dst is 10.96.14.20")),
				2, null, null, new Choice(1, 3, 1 / 3.0, "10.244.2.9:8080", List.of("10.244.1.7:8080"), "the draw"),
				null, null,
				List.of(new Cause("shop.yaml", 31, 17, "spec.ports[0].targetPort", "Service shop/web",
						"targetPort: 8080")),
				"", "iptables-save -t nat", new Says("story " + n, "operator " + n, "kernel " + n));
	}

}
