package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every trace, whatever the cluster and the request. */
class TraceProperties {

	/** A cluster, a request and what is asked of them. */
	record Case(Dataplane plane, TraceRequest request) {
	}

	@Provide
	Arbitrary<Case> cases() {
		Arbitrary<List<String>> backends = Arbitraries.of("a1", "a2", "b1").list().uniqueElements().ofMaxSize(3);
		Arbitrary<String> from = Arbitraries.of("pod/default/a1", "pod/default/a2", "pod/default/b1", "node/node-a",
				"node/node-b", "external", "external/203.0.113.9");
		Arbitrary<String> to = Arbitraries.of("tcp://10.96.0.20:80", "tcp://10.96.0.20:81", "tcp://192.168.0.2:30021",
				"tcp://192.168.0.3:30021", "tcp://203.0.113.50:80", "tcp://10.244.1.3:8080", "tcp://10.244.2.2:9",
				"udp://10.244.1.2:53", "icmp://10.244.2.2", "icmp://10.96.0.20", "tcp://8.8.8.8:443",
				"tcp://10.244.1.99:80");
		return Combinators.combine(backends, from, to, Arbitraries.of(true, false), Arbitraries.longs().between(0, 99))
			.as((endpoints, source, target, local, seed) -> new Case(
					TestCluster.lab()
						.service("web", "LoadBalancer", "10.96.0.20", 30021, local, List.of("203.0.113.50"),
								endpoints.toArray(String[]::new))
						.dataplane(),
					new TraceRequest(source, target, "GET", java.util.Map.of(), null, null, seed, 1, null)));
	}

	private static Trace walk(Case given) {
		return PacketWalker.walk(given.plane(), given.request(), Causes.NONE, TraceListener.SILENT);
	}

	@Property(tries = 400)
	void consecutivePacketsDifferByExactlyTheListedChanges(@ForAll("cases") Case given) {
		for (Leg leg : walk(given).legs()) {
			for (Direction direction : Direction.values()) {
				List<Step> steps = inDirection(leg, direction);
				for (int i = 0; i < steps.size(); i++) {
					Step step = steps.get(i);
					assertThat(step.changes())
						.isEqualTo(FieldChange.between(step.packet().before(), step.packet().after()));
					if (i > 0) {
						assertThat(step.packet().before()).isEqualTo(steps.get(i - 1).packet().after());
					}
				}
			}
		}
	}

	private static List<Step> inDirection(Leg leg, Direction direction) {
		return leg.hops()
			.stream()
			.filter((hop) -> hop.direction() == direction)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.packet() != null)
			.toList();
	}

	@Property(tries = 300)
	void somethingComesBackExactlyWhenTheDispositionAllowsIt(@ForAll("cases") Case given) {
		for (Leg leg : walk(given).legs()) {
			boolean reverse = leg.hops().stream().anyMatch((hop) -> hop.direction() == Direction.REVERSE);
			assertThat(reverse).as(leg.disposition().name()).isEqualTo(leg.disposition().answered());
		}
	}

	@Property(tries = 200)
	void storyIsPartOfOperatorIsPartOfKernel(@ForAll("cases") Case given) {
		Trace trace = walk(given);
		trace.steps().forEach((step) -> {
			assertThat(step.levels()).contains(Level.KERNEL);
			if (step.levels().contains(Level.STORY)) {
				assertThat(step.levels()).contains(Level.OPERATOR);
			}
			assertThat(step.says().story()).isNotBlank();
			assertThat(step.says().operator()).isNotBlank();
			assertThat(step.says().kernel()).isNotBlank();
		});
		assertThat(trace.story()).isNotEmpty();
	}

	@Property(tries = 200)
	void stepsAreNumberedInOrderAndTimeNeverGoesBack(@ForAll("cases") Case given) {
		List<Step> steps = walk(given).steps().toList();
		for (int i = 0; i < steps.size(); i++) {
			assertThat(steps.get(i).n()).isEqualTo(i + 1);
			assertThat(i == 0 || steps.get(i).at() >= steps.get(i - 1).at()).isTrue();
		}
	}

	@Property(tries = 200)
	void whatTheListenerHearsIsTheTrace(@ForAll("cases") Case given) {
		List<Object> heard = new ArrayList<>();
		Trace trace = PacketWalker.walk(given.plane(), given.request(), Causes.NONE, (leg, hop) -> heard.add(hop));
		assertThat(heard).containsExactlyInAnyOrderElementsOf(
				trace.legs().stream().flatMap((leg) -> leg.hops().stream()).map(Object.class::cast).toList());
	}

	@Property(tries = 100)
	void theSameRequestGivesTheSameTrace(@ForAll("cases") Case given) {
		assertThat(walk(given)).isEqualTo(walk(given));
	}

	@Property(tries = 300)
	void anAnsweredClientHearsFromTheAddressItDialled(@ForAll("cases") Case given) {
		Trace trace = walk(given);
		if (trace.success()) {
			List<Step> steps = trace.steps().toList();
			Step last = steps.getLast();
			Step first = steps.getFirst();
			assertThat(last.packet().after().tuple()).isEqualTo(first.packet().before().tuple().reversed());
		}
	}

}
