package io.packetwalk.diagnosis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.diagnosis.PairChange.Kind;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.trace.Disposition;

import static org.assertj.core.api.Assertions.assertThat;

class ReachabilityDiffTests {

	private static final String SHOP = Lab.app("shop", "web", 3) + Lab.app("shop", "db", 2)
			+ Lab.app("ops", "debug", 1);

	private static final String DENY = Lab.policy("shop", "default-deny", "{podSelector: {}}");

	private static final String DB_FROM_WEB = Lab.policy("shop", "db",
			"{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

	@Test
	void identicalRevisionsGiveNothing() {
		ReachabilityDiff diff = diff(SHOP + DB_FROM_WEB, SHOP + DB_FROM_WEB);
		assertThat(diff.summary()).isEqualTo("Nothing changed");
		assertThat(diff.pairs()).isEmpty();
		assertThat(diff.changes()).isEmpty();
		assertThat(diff.total()).isZero();
	}

	@Test
	void aPolicyThatIsAddedDeniesWithItsReasonOnBothSides() {
		ReachabilityDiff diff = diff(SHOP, SHOP + DENY);
		PairChange change = change(diff, "debug", "shop/web:80");
		assertThat(change.kind()).isEqualTo(Kind.DENIED);
		assertThat(change.before().disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(change.before().reason()).contains("no policy isolates shop/web-")
			.contains("so everything may come in");
		assertThat(change.after().disposition()).isEqualTo(Disposition.DENIED_BY_POLICY);
		assertThat(change.after().reason()).startsWith("NetworkPolicy shop/default-deny isolates shop/web-")
			.endsWith("it has no ingress rule, so nothing may come in");
		assertThat(diff.summary())
			.isEqualTo(diff.total() + " pairs are newly denied: NetworkPolicy shop/default-deny was added");
		assertThat(diff.counts()).isEqualTo(Map.of(Kind.DENIED, diff.total()));
	}

	@Test
	void theRuleThatAllowedBeforeIsNamed() {
		ReachabilityDiff diff = diff(SHOP + DENY + DB_FROM_WEB, SHOP + DENY);
		PairChange change = change(diff, "web", "shop/db:80");
		assertThat(change.before().reason()).contains("NetworkPolicy shop/db lets shop/db-")
			.endsWith("take connections from pods with app=web in namespace shop");
		assertThat(change.before().origins()).extracting((origin) -> origin.path()).containsExactly("spec.ingress[0]");
		assertThat(diff.summary()).isEqualTo("1 pair is newly denied: NetworkPolicy shop/db was removed");
	}

	@Test
	void whatWasDeniedAndIsAllowedNowIsTheSameReversed() {
		ReachabilityDiff there = diff(SHOP + DENY, SHOP + DENY + DB_FROM_WEB);
		ReachabilityDiff back = diff(SHOP + DENY + DB_FROM_WEB, SHOP + DENY);
		assertThat(there.summary()).isEqualTo("1 pair is newly allowed: NetworkPolicy shop/db was added");
		assertThat(there.pairs()).singleElement().satisfies((change) -> {
			assertThat(change.before()).isEqualTo(back.pairs().getFirst().after());
			assertThat(change.after()).isEqualTo(back.pairs().getFirst().before());
		});
	}

	@Test
	void podsRenamedByARolloutAreStillTheSame() {
		String typo = SHOP.replace("metadata: {labels: {app: web}}", "metadata: {labels: {app: web, role: fronted}}");
		String right = SHOP.replace("metadata: {labels: {app: web}}", "metadata: {labels: {app: web, role: frontend}}");
		String policy = Lab.policy("shop", "db",
				"{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {role: frontend}}}]}]}");
		ReachabilityDiff diff = diff(typo + policy, right + policy);
		PairChange change = change(diff, "web", "shop/db:80");
		assertThat(change.kind()).isEqualTo(Kind.ALLOWED);
		assertThat(change.from().pods()).hasSize(3);
		assertThat(change.before().hints()).singleElement().asString().contains("role=fronted, not role=frontend");
		assertThat(diff.summary())
			.isEqualTo("1 pair is newly allowed: Deployment shop/web has role=frontend instead of role=fronted");
	}

	@Test
	void aNamespaceThatLosesItsLabelLosesItsWay() {
		String labelled = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ops, labels: {team: ops}}\n";
		String policy = Lab.policy("shop", "db",
				"{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]}");
		ReachabilityDiff diff = diff(labelled + SHOP + policy,
				labelled.replace(", labels: {team: ops}", "") + SHOP + policy);
		assertThat(diff.summary()).isEqualTo("1 pair is newly denied: Namespace ops has no team instead of team=ops");
		assertThat(change(diff, "debug", "shop/db:80").kind()).isEqualTo(Kind.DENIED);
	}

	@Test
	void dnsThatIsForgottenIsNamedAsThePoliciesDoing() {
		String egress = Lab.policy("ops", "out",
				"{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: 8080}]}]}");
		PairChange change = change(diff(SHOP, SHOP + egress), "debug", "shop/web:80");
		assertThat(change.kind()).isEqualTo(Kind.DENIED);
		assertThat(change.after().disposition()).isEqualTo(Disposition.DNS_TIMEOUT);
		assertThat(change.after().reason()).startsWith("no name is resolved: NetworkPolicy ops/out isolates");
	}

	@Test
	void aServiceWithoutEndpointsIsUnreachableNotDenied() {
		ReachabilityDiff diff = diff(SHOP, SHOP.replace("replicas: 2", "replicas: 0"));
		assertThat(diff.counts().keySet()).containsExactly(Kind.UNREACHABLE);
		assertThat(change(diff, "web", "shop/db:80").after().reason())
			.isEqualTo("Service shop/db has no ready endpoint");
		assertThat(diff.summary()).endsWith("newly unreachable: Deployment shop/db was removed");
	}

	@Test
	void aChangeWithoutEffectSaysSo() {
		assertThat(
				diff(SHOP, SHOP + Lab.policy("shop", "nobody", "{podSelector: {matchLabels: {app: none}}}")).summary())
			.isEqualTo("Nobody reaches more or less than before, although NetworkPolicy shop/nobody was added");
	}

	@Test
	void whatNobodyEnforcesChangesNothing() {
		Cluster before = Lab.cluster(SHOP, Profile.KUBEADM);
		Cluster after = Lab.cluster(SHOP + DENY, Profile.KUBEADM);
		assertThat(ReachabilityDiff.of(revision(before), revision(after), 10).total()).isZero();
	}

	@Test
	void allAreCountedAndTheFirstAreTold() {
		Cluster before = Lab.cluster(SHOP, Profile.K3S);
		Cluster after = Lab.cluster(SHOP + DENY, Profile.K3S);
		ReachabilityDiff all = ReachabilityDiff.of(revision(before), revision(after), Integer.MAX_VALUE);
		ReachabilityDiff some = ReachabilityDiff.of(revision(before), revision(after), 2);
		assertThat(some.total()).isEqualTo(all.total()).isEqualTo(all.pairs().size());
		assertThat(some.pairs()).isEqualTo(all.pairs().subList(0, 2));
		assertThat(ReachabilityDiff.of(revision(before), revision(after), Integer.MAX_VALUE)).isEqualTo(all);
	}

	/**
	 * Two revisions of 2,000 pods, 300 Services and 150 policies, one of them changed.
	 */
	@Test
	void largeRevisionsAreComparedInLessThanFourSeconds() {
		ReachabilityDiff.Revision before = revision(LargeLab.cluster(""));
		ReachabilityDiff.Revision after = revision(
				LargeLab.cluster(Lab.policy("team-0", "default-deny", "{podSelector: {}}")));
		ReachabilityDiff.of(before, after, 1000);
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		long start = clock.getCurrentThreadCpuTime();
		ReachabilityDiff diff = ReachabilityDiff.of(before, after, 1000);
		Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
		assertThat(took).isLessThan(Duration.ofSeconds(4));
		assertThat(diff.total()).isGreaterThan(1000);
		assertThat(diff.pairs()).hasSize(1000);
		assertThat(diff.summary()).endsWith("newly denied: NetworkPolicy team-0/default-deny was added");
	}

	private static PairChange change(ReachabilityDiff diff, String app, String to) {
		return diff.pairs()
			.stream()
			.filter((one) -> one.to().label().equals(to))
			.filter((one) -> one.from()
				.pods()
				.stream()
				.map(Pod::labels)
				.anyMatch((labels) -> app.equals(labels.get("app"))))
			.findFirst()
			.orElseThrow();
	}

	private static ReachabilityDiff diff(String before, String after) {
		return ReachabilityDiff.of(revision(Lab.cluster(before, Profile.K3S)),
				revision(Lab.cluster(after, Profile.K3S)), 1000);
	}

	private static ReachabilityDiff.Revision revision(Cluster cluster) {
		return new ReachabilityDiff.Revision(cluster, NetworkPolicies.of(cluster));
	}

}
