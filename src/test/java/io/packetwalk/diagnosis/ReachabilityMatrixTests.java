package io.packetwalk.diagnosis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.trace.Disposition;

import static org.assertj.core.api.Assertions.assertThat;

class ReachabilityMatrixTests {

	private static final String SHOP = Lab.app("shop", "web", 3) + Lab.app("shop", "db", 2)
			+ Lab.app("ops", "debug", 1);

	private static final String DB_FROM_WEB = Lab.policy("shop", "db",
			"{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");

	@Test
	void podsThatNothingTellsApartAreOneRow() {
		Lab lab = Lab.k3s(SHOP);
		assertThat(lab.row("web").group().pods()).extracting(Pod::namespace).contains("shop", "ops");
		assertThat(lab.disposition("web", "shop/db:80")).isEqualTo(Disposition.DELIVERED);
		assertThat(lab.cell("web", "shop/db:80").endpoints()).isEqualTo(2);
	}

	@Test
	void aPolicyTellsThemApartAndIsTheCauseOfAllItDenies() {
		Lab lab = Lab.k3s(SHOP + DB_FROM_WEB);
		assertThat(lab.disposition("web", "shop/db:80")).isEqualTo(Disposition.DELIVERED);
		assertThat(lab.disposition("debug", "shop/db:80")).isEqualTo(Disposition.DENIED_BY_POLICY);
		Failure failure = lab.failure(lab.cell("debug", "shop/db:80"));
		assertThat(failure.subject()).isEqualTo("ingress of NetworkPolicy shop/db");
		assertThat(failure.sentence()).contains("wants pods with app=web in namespace shop");
		assertThat(failure.origins()).singleElement()
			.satisfies((origin) -> assertThat(origin.path()).isEqualTo("spec.ingress[0]"));
		long others = lab.cluster()
			.pods()
			.stream()
			.filter((pod) -> !"web".equals(pod.labels().get("app")))
			.filter((pod) -> pod.phase().equals("Running") && pod.dns().policy().equals("ClusterFirst"))
			.count();
		assertThat(failure.pairs()).isEqualTo(others);
	}

	@Test
	void policiesThatNothingEnforcesPlayNoPart() {
		Lab lab = Lab.of(Lab.cluster(SHOP + DB_FROM_WEB, Profile.KUBEADM));
		assertThat(lab.disposition("debug", "shop/db:80")).isEqualTo(Disposition.DELIVERED);
	}

	@Test
	void withDnsForgottenNothingIsReachedByName() {
		Lab lab = Lab.k3s(SHOP + Lab.policy("shop", "out",
				"{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}"));
		assertThat(lab.row("web").cells()).extracting(MatrixCell::disposition).containsOnly(Disposition.DNS_TIMEOUT);
		Failure failure = lab.failure(lab.cell("web", "shop/db:80"));
		assertThat(failure.subject()).isEqualTo("DNS: egress of NetworkPolicy shop/out");
		assertThat(failure.hints()).anyMatch((hint) -> hint.contains("no rule lets DNS out"));
	}

	@Test
	void servicesThatLeadNowhereSayWhy() {
		Lab lab = Lab.k3s(SHOP + """
				---
				apiVersion: v1
				kind: Service
				metadata: {name: typo, namespace: shop}
				spec: {selector: {app: webb}, ports: [{port: 80}]}
				---
				apiVersion: v1
				kind: Service
				metadata: {name: wrong, namespace: shop}
				spec: {selector: {app: web}, ports: [{port: 80, targetPort: 9090}]}
				---
				apiVersion: v1
				kind: Service
				metadata: {name: bare, namespace: shop}
				spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
				---
				apiVersion: v1
				kind: Service
				metadata: {name: none, namespace: shop}
				spec: {clusterIP: None, selector: {app: webb}, ports: [{port: 80}]}
				""");
		assertThat(lab.disposition("debug", "shop/typo:80")).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
		assertThat(lab.disposition("debug", "shop/wrong:80")).isEqualTo(Disposition.CONNECTION_REFUSED);
		assertThat(lab.disposition("debug", "shop/bare:80")).isEqualTo(Disposition.CONNECTION_REFUSED);
		assertThat(lab.disposition("debug", "shop/none:80")).isEqualTo(Disposition.NODATA);
	}

	@Test
	void podsThatAskOtherServersKnowNoServices() {
		Lab lab = Lab.k3s(SHOP + """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: lone, namespace: ops, labels: {app: lone}}
				spec: {dnsPolicy: Default, containers: [{name: main, image: app}]}
				""");
		assertThat(lab.disposition("lone", "shop/web:80")).isEqualTo(Disposition.NXDOMAIN);
	}

	@Test
	void trafficThatMustStayOnItsNodeTellsNodesApart() {
		Lab lab = Lab.k3s(Lab.app("shop", "web", 9) + Lab.app("shop", "db", 1)
			.replace("spec: {selector: {app: db}", "spec: {internalTrafficPolicy: Local, selector: {app: db}"));
		String there = lab.cluster()
			.pods()
			.stream()
			.filter((pod) -> "db".equals(pod.labels().get("app")))
			.findFirst()
			.orElseThrow()
			.node();
		int column = lab.columns().stream().map(MatrixColumn::label).toList().indexOf("shop/db:80");
		for (MatrixRow row : lab.rows()) {
			for (Pod pod : row.group().pods().stream().filter((one) -> one.namespace().equals("shop")).toList()) {
				assertThat(row.cells().get(column).disposition()).as(pod.key())
					.isEqualTo(
							there.equals(pod.node()) ? Disposition.DELIVERED : Disposition.DROPPED_NO_LOCAL_ENDPOINTS);
			}
		}
	}

	/** Every pod of a group, asked alone, gets the answer of the group. */
	@Test
	void theMatrixSaysWhatPoliciesSayOfEachPair() {
		StringBuilder yaml = new StringBuilder();
		for (int i = 0; i < 12; i++) {
			yaml.append(Lab.app("team-" + i % 3, "app-" + i, 1 + i % 4));
			yaml.append(Lab.policy("team-" + i % 3, "p-" + i, """
					{podSelector: {matchLabels: {app: app-%d}}, ingress: [{from: [{podSelector: {matchExpressions:
					  [{key: app, operator: NotIn, values: [app-%d, app-%d]}]}}, {namespaceSelector: {matchLabels:
					  {kubernetes.io/metadata.name: team-%d}}}]}]}""".formatted(i, i + 3, i + 6, i % 2)));
		}
		Lab lab = Lab.k3s(yaml.toString());
		NetworkPolicies policies = NetworkPolicies.of(lab.cluster());
		int denied = 0;
		for (MatrixRow row : lab.rows()) {
			for (Pod pod : row.group().pods()) {
				for (int i = 0; i < lab.columns().size(); i++) {
					MatrixColumn column = lab.columns().get(i);
					if (column.namespace().startsWith("team-")) {
						MatrixCell cell = row.cells().get(i);
						int reached = reached(lab.cluster(), policies, pod, column);
						assertThat(cell.success()).as("%s to %s: %s", pod.key(), column.label(), cell)
							.isEqualTo(reached == others(lab.cluster(), pod, column));
						denied += cell.success() ? 0 : 1;
					}
				}
			}
		}
		assertThat(denied).isPositive();
	}

	private static int reached(Cluster cluster, NetworkPolicies policies, Pod from, MatrixColumn column) {
		return (int) endpoints(cluster, from, column).stream()
			.filter((to) -> policies.ingress(to, Objects.requireNonNull(from.ip()), Protocol.TCP, 8080).allowed())
			.filter((to) -> policies.egress(from, Objects.requireNonNull(to.ip()), Protocol.TCP, 8080, true).allowed())
			.count();
	}

	private static int others(Cluster cluster, Pod from, MatrixColumn column) {
		return endpoints(cluster, from, column).size();
	}

	private static List<Pod> endpoints(Cluster cluster, Pod from, MatrixColumn column) {
		Service service = cluster.service(column.namespace(), column.service()).orElseThrow();
		List<Pod> all = cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.map(Endpoint::address)
			.flatMap((address) -> cluster.podAt(address).stream())
			.toList();
		List<Pod> others = all.stream().filter((pod) -> !pod.key().equals(from.key())).toList();
		return others.isEmpty() ? all : others;
	}

	/**
	 * 2,000 pods, 300 Services, 150 policies; generously timed, other work goes on beside
	 * tests.
	 */
	@Test
	void aLargeMatrixTakesLessThanTwoSeconds() {
		Cluster cluster = LargeLab.cluster("");
		Lab.of(cluster);
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		long start = clock.getCurrentThreadCpuTime();
		Lab lab = Lab.of(cluster);
		Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
		assertThat(took).isLessThan(Duration.ofSeconds(2));
		assertThat(lab.columns()).hasSizeGreaterThanOrEqualTo(300);
		assertThat(lab.rows().stream().mapToInt((row) -> row.group().pods().size()).sum()).isGreaterThanOrEqualTo(2000);
	}

}
