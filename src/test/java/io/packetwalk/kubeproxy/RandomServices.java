package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * Services of any kind with endpoints in any state.
 *
 * @param services the Services
 * @param slices their EndpointSlices
 */
record RandomServices(List<Service> services, List<EndpointSlice> slices) {

	static Arbitrary<RandomServices> arbitrary() {
		return Arbitraries.of("ClusterIP", "NodePort", "LoadBalancer")
			.flatMap((type) -> Combinators
				.combine(Arbitraries.just(type), Arbitraries.of(true, false), Arbitraries.of(true, false),
						Arbitraries.of(0, 10800), Arbitraries.of(true, false), Arbitraries.of(true, false), endpoints(),
						Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP))
				.as(Draft::new))
			.list()
			.ofMaxSize(6)
			.map(RandomServices::of);
	}

	private static Arbitrary<List<State>> endpoints() {
		Arbitrary<Boolean> flag = Arbitraries.of(true, false);
		return Combinators.combine(flag, flag, flag, flag, Arbitraries.integers().between(1, 12), flag)
			.as(State::new)
			.list()
			.ofMaxSize(9);
	}

	private record State(boolean ready, boolean serving, boolean terminating, boolean local, int last, boolean hinted) {

		private Endpoint endpoint() {
			List<String> zones = this.hinted ? List.of("east") : List.of();
			return new Endpoint(IpAddress.of("10.244.0." + this.last), this.ready, this.serving, this.terminating,
					this.local ? "a" : "b", null, null, null, zones, List.of());
		}

	}

	private record Draft(String type, boolean externalLocal, boolean internalLocal, int affinity, boolean ranges,
			boolean externalIp, List<State> endpoints, Protocol protocol) {

		private Service service(int n) {
			boolean balanced = this.type.equals("LoadBalancer");
			boolean nodePort = !this.type.equals("ClusterIP");
			IpAddress vip = IpAddress.of("203.0.113." + n);
			return new Service("ns", "svc-" + n, this.type, List.of(IpAddress.of("10.96.0." + n)), false, null,
					this.externalIp ? List.of(IpAddress.of("198.51.100." + n)) : List.of(),
					balanced ? List.of(new LoadBalancerIngress(vip, null, false)) : List.of(), Map.of(),
					List.of(new ServicePort("p", this.protocol, 80, "80", nodePort ? 30000 + n : 0, null, 0)),
					this.affinity, this.externalLocal, this.internalLocal,
					this.ranges ? List.of("192.168.0.0/24") : List.of(),
					(balanced && this.externalLocal) ? 31000 + n : 0, false, Map.of(), Map.of());
		}

		private EndpointSlice slice(int n) {
			return new EndpointSlice("ns", "svc-" + n + "-1", "svc-" + n, AddressFamily.IPV4,
					List.of(new SlicePort("p", this.protocol, 8080)),
					this.endpoints.stream().map(State::endpoint).toList());
		}

	}

	private static RandomServices of(List<Draft> drafts) {
		List<Service> services = new ArrayList<>();
		List<EndpointSlice> slices = new ArrayList<>();
		for (int n = 0; n < drafts.size(); n++) {
			services.add(drafts.get(n).service(n + 1));
			slices.add(drafts.get(n).slice(n + 1));
		}
		return new RandomServices(services, slices);
	}

}
