package io.packetwalk.nameserver;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.lab.Lab;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.PacketWalker;

/** A lab's names as one client gets them. */
sealed interface Zone {

	/**
	 * Asks for a name as it is.
	 * @param name the name, ending in a dot
	 */
	DnsAnswer ask(String name, String type, boolean tcp);

	/**
	 * The names of a lab.
	 * @param from who asks, null for a pod in no namespace
	 * @throws io.packetwalk.walk.InvalidRequestException when nobody is called so
	 */
	static Zone of(Lab lab, @Nullable String from) {
		if (from == null) {
			return ToStranger.of(lab);
		}
		Zone walked = new Walked(lab, TraceRequest.of(from, "dns://"));
		walked.ask("kubernetes.default.svc." + lab.cluster().settings().clusterDomain() + ".", "A", false);
		return walked;
	}

	/**
	 * As somebody in the cluster gets them: each question is walked to the server.
	 *
	 * @param lab the lab
	 * @param request who asks
	 */
	record Walked(Lab lab, TraceRequest request) implements Zone {

		@Override
		public DnsAnswer ask(String name, String type, boolean tcp) {
			return PacketWalker.ask(this.lab.dataplane(), this.request, name, type, tcp);
		}

	}

	/**
	 * As a pod gets them that is in no namespace: nothing is between it and CoreDNS.
	 *
	 * @param dns the cluster's DNS
	 * @param address an address of the pod range that no pod has
	 * @param server the server in its resolv.conf
	 */
	record ToStranger(ClusterDns dns, IpAddress address, IpAddress server) implements Zone {

		/** A range of the second family has more addresses than are looked at. */
		private static final long LARGEST_RANGE = 1 << 16;

		static ToStranger of(Lab lab) {
			Cluster cluster = lab.cluster();
			ClusterDns dns = lab.dataplane().dns();
			IpAddress address = freeAddress(cluster);
			Pod stranger = new Pod("", "stranger", null, List.of(address), false, "Running", true, false, Map.of(),
					Map.of(), List.of(), null, null, PodDns.clusterFirst(),
					new Origin(new ObjectRef("Pod", null, "stranger"), ""), null);
			return new ToStranger(dns, address, dns.resolvConf(stranger).nameservers().getFirst());
		}

		private static IpAddress freeAddress(Cluster cluster) {
			Cidr range = cluster.nodes()
				.stream()
				.map(Node::podCidr)
				.findFirst()
				.orElseGet(() -> cluster.settings().podCidr())
				.network();
			long last = Math.min(range.size(), LARGEST_RANGE) - 2;
			return LongStream.rangeClosed(0, cluster.pods().size())
				.mapToObj((back) -> range.at(last - back))
				.filter((address) -> cluster.podAt(address).isEmpty())
				.findFirst()
				.orElseThrow();
		}

		@Override
		public DnsAnswer ask(String name, String type, boolean tcp) {
			Question question = new Question(name, type, this.server, tcp, 1);
			return this.dns.servedAt(this.server) ? this.dns.answer(question, this.address)
					: this.dns.answerOutside(this.server, question);
		}

	}

}
