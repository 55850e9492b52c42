package io.packetwalk.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.NameQuestion;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Name lookups, walked: the way of every question, also of those CoreDNS asks itself. */
class NameWalkTests {

	private static final String SHOP = """
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop, labels: {app: client}}
			spec: {nodeName: node-b, containers: [{name: c, image: debian}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: web-0, namespace: shop, labels: {app: web}}
			spec: {nodeName: node-c, containers: [{name: c, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.20, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
			""";

	private static final String LOGGED = """
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: coredns, namespace: kube-system}
			data:
			  Corefile: |
			    .:53 {
			        errors
			        log
			        kubernetes cluster.local in-addr.arpa ip6.arpa {
			          fallthrough in-addr.arpa ip6.arpa
			        }
			        forward . /etc/resolv.conf
			    }
			""";

	private static final String CRASHING = """
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: coredns, namespace: kube-system}
			data:
			  Corefile: |
			    .:53 {
			        errors
			        kubernets cluster.local
			    }
			""";

	/** CoreDNS's pods may answer, and may ask nobody. */
	private static final String MUTE_SERVER = """
			---
			apiVersion: networking.k8s.io/v1
			kind: NetworkPolicy
			metadata: {name: mute, namespace: kube-system}
			spec:
			  podSelector: {matchLabels: {k8s-app: kube-dns}}
			  policyTypes: [Egress]
			""";

	/** The client may reach nobody. */
	private static final String MUTE_CLIENT = """
			---
			apiVersion: networking.k8s.io/v1
			kind: NetworkPolicy
			metadata: {name: mute, namespace: shop}
			spec:
			  podSelector: {matchLabels: {app: client}}
			  policyTypes: [Egress]
			""";

	private static Compiled compiled(String... yaml) {
		ManifestFile file = new ManifestFile("shop.yaml",
				String.join("", yaml).replace("\t", "").getBytes(StandardCharsets.UTF_8));
		return Compiled.of(List.of(file),
				new LabSettings(Profile.KUBEADM, 3, null, CniPlugin.CALICO, null, null, null, "auto", 42),
				Limits.DEFAULT);
	}

	private static Trace walk(Compiled lab, String to) {
		return PacketWalker.walk(lab.dataplane(), TraceRequest.of("pod/shop/client", to), Causes.NONE,
				TraceListener.SILENT);
	}

	private static Leg leg(Trace trace, String id) {
		return trace.legs().stream().filter((leg) -> leg.id().equals(id)).findFirst().orElseThrow();
	}

	private static List<Step> dnsSteps(Trace trace, StepType type) {
		return trace.steps().filter((step) -> step.type() == type && step.dns() != null).toList();
	}

	@Test
	void whatCoreDnsForwardsIsALegFromItsPodToTheUpstream() {
		Trace trace = walk(compiled(SHOP), "dns://api.example.com.");
		assertThat(trace.disposition()).isEqualTo(Disposition.ANSWERED);
		Leg asked = trace.legs().getFirst();
		Leg upstream = leg(trace, "l2");
		assertThat(upstream.parent()).isEqualTo(asked.id());
		Step send = upstream.hops().getFirst().steps().getFirst();
		assertThat(send.type()).isEqualTo(StepType.SEND);
		assertThat(send.packet().after().dst()).hasToString("10.0.0.2");
		assertThat(upstream.hops().getFirst().place().pod()).startsWith("kube-system/coredns-");
		assertThat(upstream.hops().stream().flatMap((hop) -> hop.steps().stream()).map(Step::changes))
			.as("CoreDNS's pod address is masqueraded on the way out")
			.anyMatch((changes) -> changes.stream().anyMatch((change) -> change.field().equals("src")));
		assertThat(trace.lookups().getFirst().questions().getFirst().upstreams()).containsExactly("10.0.0.2");
	}

	@Test
	void aShortNameOfAnotherNamespaceLeaksWhenTheSearchListIsAtItsEnd() {
		LookupSummary lookup = walk(compiled(SHOP), "dns://reverse-proxy").lookups().getFirst();
		assertThat(lookup.questions()).hasSize(8);
		assertThat(lookup.leaked()).isEqualTo(2);
		assertThat(lookup.questions().get(6).name()).isEqualTo("reverse-proxy.");
		assertThat(lookup.outcome()).isEqualTo("NXDOMAIN");
		assertThat(lookup.error()).isEqualTo("EAI_NONAME");
	}

	@Test
	void aServerThatMayNotAskOnAnswersServfail() {
		Trace trace = walk(compiled(SHOP, MUTE_SERVER), "dns://api.example.com.");
		assertThat(trace.disposition()).isEqualTo(Disposition.SERVFAIL);
		assertThat(trace.legs()).filteredOn((leg) -> leg.parent() != null)
			.isNotEmpty()
			.allMatch((leg) -> leg.disposition() == Disposition.DENIED_BY_POLICY);
		assertThat(walk(compiled(SHOP, MUTE_SERVER), "dns://web").disposition()).isEqualTo(Disposition.ANSWERED);
	}

	@Test
	void theApiWalksEachQuestionToo() {
		TraceRequest request = TraceRequest.of("pod/shop/client", "dns://");
		NameQuestion web = new NameQuestion("web", "A", true);
		assertThat(PacketWalker.lookup(compiled(SHOP).dataplane(), request, web).addresses())
			.hasToString("[10.96.0.20]");
		Lookup denied = PacketWalker.lookup(compiled(SHOP, MUTE_CLIENT).dataplane(), request, web);
		assertThat(denied.outcome()).isEqualTo("TIMEOUT");
		assertThat(denied.exchanges()).isNotEmpty();
	}

	@Test
	void aServerThatNeverAnswersIsWaitedForTryByTry() {
		Compiled lab = compiled(SHOP, MUTE_CLIENT);
		assertThat(walk(lab, "http://web/").symptom().after()).isEqualTo("5 s × 4");
		assertThat(walk(lab, "dns://web.shop.svc.cluster.local.").symptom().after()).isEqualTo("5 s × 2");
		TraceRequest musl = new TraceRequest("pod/shop/client", "tcp://web:80", "GET", Map.of(), null, "musl", 42, 1,
				null);
		assertThat(PacketWalker.walk(lab.dataplane(), musl, Causes.NONE, TraceListener.SILENT).symptom().after())
			.isEqualTo("2.5 s × 2");
	}

	@Test
	void messagesAreWhatWouldBeOnTheWire() throws IOException {
		Trace trace = walk(compiled(SHOP), "dns://web");
		DnsMessage asked = dnsSteps(trace, StepType.SEND).getFirst().dns();
		DnsMessage given = dnsSteps(trace, StepType.DELIVER).getFirst().dns();
		Message question = new Message(HexFormat.of().parseHex(asked.wire()));
		Message answer = new Message(HexFormat.of().parseHex(given.wire()));
		assertThat(question.getQuestion().getName()).hasToString("web.shop.svc.cluster.local.");
		assertThat(question.getHeader().getID()).isEqualTo(asked.id()).isEqualTo(answer.getHeader().getID());
		assertThat(answer.getSection(Section.ANSWER).getFirst().rdataToString()).isEqualTo("10.96.0.20");
		assertThat(answer.getHeader().getFlag(org.xbill.DNS.Flags.AA)).isTrue();
	}

	@Test
	void theLogNamesThePortAndIdThePacketHas() {
		Step given = dnsSteps(walk(compiled(SHOP, LOGGED), "dns://web"), StepType.DELIVER).getFirst();
		assertThat(given.dns().log()).hasSize(1)
			.first()
			.asString()
			.startsWith("[INFO] " + given.packet().after().src() + ":" + given.packet().after().sport() + " - "
					+ given.dns().id() + " \"A IN web.shop.svc.cluster.local. udp ");
		assertThat(dnsSteps(walk(compiled(SHOP), "dns://web"), StepType.DELIVER).getFirst().dns().log())
			.as("without the log plugin nothing is printed")
			.isEmpty();
	}

	@Test
	void aCorefileThatCrashesTakesTheEndpointsOfTheServiceWithIt() {
		Compiled lab = compiled(SHOP, CRASHING);
		assertThat(lab.cluster().pods()).filteredOn((pod) -> pod.name().startsWith("coredns-"))
			.isNotEmpty()
			.noneMatch((pod) -> pod.ready());
		Trace trace = walk(lab, "http://web");
		assertThat(trace.disposition()).isEqualTo(Disposition.DNS_REFUSED);
		assertThat(trace.legs().getFirst().disposition()).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
		assertThat(trace.notes()).anyMatch((note) -> note.contains("CrashLoopBackOff") && note.contains("kubernets"));
		assertThat(trace.story().stream().map((beat) -> beat.sentence())).doesNotHaveDuplicates()
			.last()
			.asString()
			.startsWith("No name server gave an answer for \"web\"");
	}

	@Test
	void anyRecordTypeCanBeAskedFor() {
		Compiled lab = compiled(SHOP);
		Trace service = walk(lab, "dns://_http._tcp.web.shop.svc.cluster.local?type=SRV");
		assertThat(service.disposition()).isEqualTo(Disposition.ANSWERED);
		assertThat(service.lookups().getFirst().questions().getLast().answers())
			.hasToString("[_http._tcp.web.shop.svc.cluster.local. 30 IN SRV 0 100 80 web.shop.svc.cluster.local.]");
		Trace pointer = walk(lab, "dns://10.96.0.20?type=PTR");
		assertThat(pointer.lookups().getFirst().questions().getLast().name()).isEqualTo("20.0.96.10.in-addr.arpa.");
		assertThat(pointer.disposition()).isEqualTo(Disposition.ANSWERED);
		assertThat(walk(lab, "dns://web.shop?type=TXT").disposition()).isEqualTo(Disposition.NODATA);
		assertThat(walk(lab, "dns://web?search=false").disposition()).isEqualTo(Disposition.NXDOMAIN);
		assertThatThrownBy(() -> walk(lab, "dns://web?type=FOO")).isInstanceOf(InvalidRequestException.class);
	}

	@Test
	void lookupsAreToldOnlyOnceForManyConnections() {
		TraceRequest many = new TraceRequest("pod/shop/client", "http://web", "GET", Map.of(), null, null, 42, 20,
				null);
		Trace trace = PacketWalker.walk(compiled(SHOP).dataplane(), many, Causes.NONE, TraceListener.SILENT);
		assertThat(trace.lookups()).hasSize(5);
	}

	@Test
	void theSymptomIsWhatGetentAndDigPrint() {
		Compiled lab = compiled(SHOP);
		assertThat(walk(lab, "dns://web").symptom().text()).isEqualTo("""
				10.96.0.20      STREAM web.shop.svc.cluster.local
				10.96.0.20      DGRAM
				10.96.0.20      RAW""");
		assertThat(walk(lab, "dns://nobody").symptom().exitCode()).isEqualTo(2);
		assertThat(walk(lab, "dns://10.96.0.20?type=PTR").symptom().text()).isEqualTo("""
				;; status: NOERROR
				20.0.96.10.in-addr.arpa. 30 IN PTR web.shop.svc.cluster.local.""");
		assertThat(walk(compiled(SHOP, MUTE_CLIENT), "dns://web?type=SRV").symptom().text())
			.startsWith(";; communications error to 10.96.0.10#53: timed out");
	}

	@Test
	void somebodyOutsideOnlyLearnsTheAddress() {
		Trace trace = PacketWalker.walk(compiled(SHOP).dataplane(),
				TraceRequest.of("external", "dns://api.example.com"), Causes.NONE, TraceListener.SILENT);
		assertThat(trace.disposition()).isEqualTo(Disposition.ANSWERED);
		assertThat(trace.legs()).hasSize(1);
	}

	@Test
	void anAnswerThatAnUpstreamCutShortIsAskedForAgainOverTcpAllTheWay() {
		StringBuilder data = new StringBuilder();
		for (int i = 1; i <= 60; i++) {
			data.append((i > 1) ? ", " : "").append("203.0.113.").append(i);
		}
		Compiled lab = compiled(SHOP, """
				---
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: outside}
				spec:
				  nodeResolvConf: {nameservers: [10.0.0.2]}
				  dnsServers:
				  - {address: 10.0.0.2, records: [{name: many.example.com., type: A, ttl: 300, data: [%s]}]}
				""".formatted(data));
		Trace trace = walk(lab, "dns://many.example.com.?type=A");
		assertThat(trace.lookups().getFirst().addresses()).hasSize(60);
		assertThat(trace.legs().stream().map(Leg::protocol)).startsWith("UDP", "UDP", "TCP", "TCP");
	}

}
