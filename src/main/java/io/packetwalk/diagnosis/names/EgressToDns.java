package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.diagnosis.names.DnsTargets.Place;
import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.NearMiss;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PolicyVerdict;

/**
 * Policies that keep pods from their name server: what they do allow is never reached by
 * name.
 */
final class EgressToDns {

	private final Cluster cluster;

	private final NetworkPolicies policies;

	private final Map<IpAddress, DnsTargets> targets = new LinkedHashMap<>();

	/** The workloads a denial is about, the first one in full. */
	private final Map<Denial, List<Denied>> denials = new LinkedHashMap<>();

	EgressToDns(Cluster cluster, NetworkPolicies policies) {
		this.cluster = cluster;
		this.policies = policies;
	}

	/**
	 * Looks at one workload.
	 * @param usesNames whether it says names that have to be looked up
	 */
	void check(ObjectRef workload, PodNames names, boolean usesNames) {
		Pod pod = names.pod();
		if (pod.hostNetwork() || pod.ip() == null || names.conf().nameservers().isEmpty()
				|| (!usesNames && sealedOnPurpose(pod))) {
			return;
		}
		DnsTargets to = this.targets.computeIfAbsent(names.conf().nameservers().getFirst(),
				(server) -> DnsTargets.of(this.cluster, server));
		Optional<Place> udp = denied(pod, to, Protocol.UDP);
		Optional<Place> tcp = denied(pod, to, Protocol.TCP);
		udp.or(() -> tcp).ifPresent((place) -> {
			PolicyVerdict verdict = this.policies.egress(pod, place.ip(), place.protocol(), place.port(),
					to.translated());
			Denial denial = new Denial(origin(verdict, pod), udp.isPresent(), tcp.isPresent());
			this.denials.computeIfAbsent(denial, (absent) -> new ArrayList<>()).add(new Denied(workload, verdict));
		});
	}

	/**
	 * Pods that may go nowhere, or to addresses only, may well do without names.
	 */
	private boolean sealedOnPurpose(Pod pod) {
		return this.policies.isolating(pod, PolicyType.EGRESS)
			.stream()
			.map(NetworkPolicy::egress)
			.flatMap(List::stream)
			.noneMatch(EgressToDns::letsOutToPods);
	}

	private static boolean letsOutToPods(PolicyRule rule) {
		return rule.peers().isEmpty()
				|| rule.peers().stream().anyMatch((peer) -> !(peer instanceof PolicyPeer.Networks));
	}

	/** A place that is denied; some are enough for a question to be lost. */
	private Optional<Place> denied(Pod pod, DnsTargets to, Protocol protocol) {
		return to.places()
			.stream()
			.filter((place) -> place.protocol() == protocol)
			.filter((place) -> !this.policies.askEgress(pod, place.ip(), protocol, place.port(), to.translated())
				.allowed())
			.findFirst();
	}

	private static Origin origin(PolicyVerdict verdict, Pod pod) {
		Optional<Origin> near = slip(verdict).map(NearMiss::origin);
		return near.orElseGet(() -> verdict.origins().isEmpty() ? pod.origin() : verdict.origins().getFirst());
	}

	/**
	 * What nearly matched, other than that DNS was forgotten altogether. A rule for the
	 * policy's own namespace is seldom meant for DNS.
	 */
	private static Optional<NearMiss> slip(PolicyVerdict verdict) {
		List<NearMiss> slips = verdict.nearMisses()
			.stream()
			.filter((miss) -> miss.kind() != NearMiss.Kind.DNS)
			.toList();
		return slips.stream()
			.filter((miss) -> miss.kind() != NearMiss.Kind.OTHER_NAMESPACE)
			.findFirst()
			.or(() -> slips.stream().findFirst());
	}

	List<NameFinding> findings() {
		boolean enforced = this.policies.enforcement().enforced();
		List<NameFinding> found = new ArrayList<>();
		this.denials.forEach((denial, denied) -> found.add(finding(denial, denied, enforced)));
		return found;
	}

	private NameFinding finding(Denial denial, List<Denied> denied, boolean enforced) {
		PolicyVerdict verdict = denied.getFirst().verdict();
		Level level = !enforced ? Level.INFO : denial.udp() ? Level.ERROR : Level.WARNING;
		String not = enforced ? "" : " Not enforced here: " + this.policies.enforcement().reason() + ".";
		@Nullable String slip = slip(verdict).map(NearMiss::sentence).orElse(null);
		return NameFinding.of(FindingCode.EGRESS_WITHOUT_DNS, level, denial.origin(), "%s: %s: %s. %s.%s"
			.formatted(who(verdict), workloads(denied), consequence(denial), sentence(verdict.reason()), not),
				remedy(denial, slip));
	}

	private static String remedy(Denial denial, @Nullable String slip) {
		String add = (denial.udp() && denial.tcp())
				? "Add an egress rule to the cluster's DNS pods, ports UDP 53 and TCP 53."
				: "Allow both UDP 53 and TCP 53 to the cluster's DNS pods.";
		return (slip != null) ? sentence(slip) + ". " + add : add;
	}

	private static String who(PolicyVerdict verdict) {
		if (verdict.policy() != null) {
			return verdict.policy().toString();
		}
		return String.join(", ", verdict.isolating().stream().map(ObjectRef::toString).toList());
	}

	private static String workloads(List<Denied> denied) {
		String first = denied.getFirst().workload().toString();
		return (denied.size() == 1) ? first : first + " and " + (denied.size() - 1) + " more";
	}

	private static String consequence(Denial denial) {
		if (denial.udp() && denial.tcp()) {
			return "its pods may not ask their name server, so every lookup times out";
		}
		return denial.udp()
				? "its pods may ask their name server over TCP only, and questions go over UDP first: every lookup times out"
				: "its pods may ask their name server over UDP only; an answer too long for a packet is asked for again over TCP, and that is lost";
	}

	private static String sentence(String text) {
		String first = text.substring(0, Math.max(0, text.indexOf(' ')));
		return (first.indexOf('/') < 0) ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
	}

	/**
	 * What denials have in common.
	 *
	 * @param origin the place that decides
	 * @param udp whether UDP is denied
	 * @param tcp whether TCP is denied
	 */
	private record Denial(Origin origin, boolean udp, boolean tcp) {
	}

	private record Denied(ObjectRef workload, PolicyVerdict verdict) {
	}

}
