package io.packetwalk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.kubeproxy.KubeProxy;
import io.packetwalk.kubeproxy.Programmed;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.RecentLists;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.RulesetEvaluator;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;

/**
 * What one node's rules cost: compiling them, a packet through them, and the real
 * {@code iptables-restore} loading the same text, in a network namespace of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class RulesBenchmark {

	@Param({ "1000", "10000" })
	public int services = 10_000;

	private Cluster cluster = LargeCluster.of(ProxyMode.IPTABLES, 1, 1);

	private Ruleset rules = Ruleset.EMPTY;

	private String text = "";

	private Packet first = packet("10.96.0.1");

	private Packet missed = packet("192.0.2.9");

	@Setup
	public void compileOnce() {
		this.cluster = LargeCluster.of(ProxyMode.IPTABLES, this.services, 5);
		this.rules = compile().rules();
		this.text = IptablesSave.print(this.rules);
		this.first = packet(threeQuartersDown());
	}

	/** The ClusterIP whose rule has so many before it. */
	private String threeQuartersDown() {
		Rule rule = this.rules.table("nat")
			.orElseThrow()
			.chain("KUBE-SERVICES")
			.orElseThrow()
			.rules()
			.get(this.services * 3 / 4);
		return ((Match.Destination) rule.matches().getFirst()).range().address().toString();
	}

	private static Packet packet(String to) {
		return Packet.fromSocket(new FiveTuple(Protocol.TCP, IpAddress.of("10.0.0.7"), 40000, IpAddress.of(to), 80),
				"SYN");
	}

	@Benchmark
	public Programmed compile() {
		return KubeProxy.program(this.cluster, LargeCluster.NODE, AddressFamily.IPV4);
	}

	@Benchmark
	public String print() {
		return IptablesSave.print(this.rules);
	}

	@Benchmark
	public Ruleset parse() {
		return IptablesSave.parse(this.text);
	}

	@Benchmark
	public Traversal firstPacket() {
		return run("nat", Hook.PREROUTING, this.first, ConntrackState.NEW);
	}

	@Benchmark
	public Traversal firstPacketToNoService() {
		return run("nat", Hook.PREROUTING, this.missed, ConntrackState.NEW);
	}

	/** The same with every rule before the match told. */
	@Benchmark
	public long firstPacketSpelledOut() {
		return run("nat", Hook.PREROUTING, this.first, ConntrackState.NEW).trials()
			.stream()
			.mapToLong((trial) -> trial.why().length())
			.sum();
	}

	@Benchmark
	public Traversal establishedPacket() {
		return run("filter", Hook.FORWARD, this.first, ConntrackState.ESTABLISHED);
	}

	/** The real one, loaded and thrown away. */
	@Benchmark
	@BenchmarkMode(Mode.SingleShotTime)
	@Warmup(iterations = 1)
	@Measurement(iterations = 3)
	public int iptablesRestore() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(List.of("unshare", "-n", "iptables-nft-restore")).inheritIO()
			.redirectInput(ProcessBuilder.Redirect.PIPE)
			.start();
		try (var stdin = process.getOutputStream()) {
			stdin.write(this.text.getBytes(StandardCharsets.UTF_8));
		}
		return process.waitFor();
	}

	private Traversal run(String table, Hook hook, Packet packet, ConntrackState state) {
		Surroundings around = new Surroundings("cni0", (hook == Hook.FORWARD) ? "flannel.1" : null, state, false, false,
				(address) -> address.equals(LargeCluster.NODE.internalIp()), new LastOne(), new RecentLists());
		return RulesetEvaluator.run(this.rules, table, hook, packet, around);
	}

	/** Every draw is lost: the last endpoint is taken. */
	private static final class LastOne implements Dice {

		@Override
		public Draw roll(String table, Chain chain, int index, double probability) {
			return new Draw(false, "not drawn");
		}

		@Override
		public Pick pick(String table, String chain, int index, List<String> candidates) {
			return new Pick(candidates.size() - 1, "the last");
		}

	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(RulesBenchmark.class.getName()).addProfiler(GCProfiler.class).build())
			.run();
	}

}
