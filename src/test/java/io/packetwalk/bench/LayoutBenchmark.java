package io.packetwalk.bench;

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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.Topology;
import io.packetwalk.topology.TopologyCompiler;

/**
 * What laying a picture out costs, by the number of boxes: a Service and the card of its
 * workload are two, four pods stand behind each card.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LayoutBenchmark {

	@Param({ "100", "500" })
	public int boxes = 500;

	private Cluster cluster = cluster(1);

	@Setup
	public void read() {
		this.cluster = cluster(this.boxes / 2);
	}

	private static Cluster cluster(int services) {
		LabSettings settings = new LabSettings(Profile.KUBEADM, 6, null, null, null, null, null, "auto", 42);
		return ControlPlane
			.reconcile(ManifestReader.read(LargeLab.manifests(services, 4 * services), Limits.DEFAULT), settings)
			.cluster();
	}

	@Benchmark
	public Topology draw() {
		return TopologyCompiler.compile(this.cluster, Focus.everything());
	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(LayoutBenchmark.class.getName()).build()).run();
	}

}
