package io.packetwalk.bench;

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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.Topology;
import io.packetwalk.topology.TopologyCompiler;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/** What a lab costs: reading, reconciling, drawing and walking it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LabBenchmark {

	@Param({ "30/200", "300/2000" })
	public String size = "300/2000";

	/** 2,000 pods need 20 nodes: a node has addresses for 253. */
	private static final LabSettings SETTINGS = new LabSettings(Profile.KUBEADM, 20, null, null, null, null, null,
			"auto", 42);

	private List<ManifestFile> files = List.of();

	private ManifestSet manifests = ManifestReader.read(List.of(), Limits.DEFAULT);

	private Cluster cluster = ControlPlane.reconcile(this.manifests, SETTINGS).cluster();

	private Dataplane plane = DataplaneCompiler.compile(this.cluster);

	private TraceRequest request = TraceRequest.of("external", "tcp://172.18.0.2:80");

	@Setup
	public void read() {
		String[] parts = this.size.split("/");
		this.files = LargeLab.manifests(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
		this.manifests = ManifestReader.read(this.files, Limits.DEFAULT);
		this.cluster = ControlPlane.reconcile(this.manifests, SETTINGS).cluster();
		this.plane = DataplaneCompiler.compile(this.cluster);
		this.request = TraceRequest.of("deployment/team-7/app-7", "http://app-11.team-11/");
	}

	@Benchmark
	public ManifestSet readManifests() {
		return ManifestReader.read(this.files, Limits.DEFAULT);
	}

	@Benchmark
	public Cluster reconcile() {
		return ControlPlane.reconcile(this.manifests, SETTINGS).cluster();
	}

	@Benchmark
	public Topology draw() {
		return TopologyCompiler.compile(this.cluster, Focus.everything());
	}

	@Benchmark
	public Trace walk() {
		return PacketWalker.walk(this.plane, this.request, Causes.NONE, TraceListener.SILENT);
	}

	@Benchmark
	public Trace uploadAndFirstWalk() {
		ManifestSet read = ManifestReader.read(this.files, Limits.DEFAULT);
		Dataplane compiled = DataplaneCompiler.compile(ControlPlane.reconcile(read, SETTINGS).cluster());
		return PacketWalker.walk(compiled, this.request, Causes.NONE, TraceListener.SILENT);
	}

	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(LabBenchmark.class.getName()).build()).run();
	}

}
