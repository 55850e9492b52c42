package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;

/**
 * The table of names and pods.
 *
 * @param cluster the pods' cluster
 * @param wishes what each pod asks for, by its name
 * @param problems what was wrong with the manifests
 */
record NameTable(Cluster cluster, Map<String, Wishes> wishes, List<Problem> problems) {

	private static final Path FOLDER = Path.of("src/test/resources/kernel/names");

	/**
	 * What a pod asks for.
	 *
	 * @param lookups names for getaddrinfo
	 * @param digs names and types for dig
	 */
	record Wishes(List<String> lookups, List<String> digs) {
	}

	static NameTable read() throws IOException {
		ManifestSet manifests = ManifestReader.read(
				List.of(new ManifestFile("cluster.yaml", Files.readAllBytes(FOLDER.resolve("cluster.yaml")))),
				Limits.DEFAULT);
		Cluster cluster = ControlPlane.reconcile(manifests, LabSettings.defaults()).cluster();
		Map<?, ?> table = (Map<?, ?>) new Load(LoadSettings.builder().build())
			.loadFromString(Files.readString(FOLDER.resolve("lookups.yaml")));
		Map<String, Wishes> wishes = new LinkedHashMap<>();
		Map<?, ?> digs = (Map<?, ?>) table.get("digs");
		((Map<?, ?>) table.get("lookups")).forEach((pod, names) -> wishes.put(pod.toString(),
				new Wishes(words(names), words(digs.containsKey(pod) ? digs.get(pod) : List.of()))));
		return new NameTable(cluster, wishes, manifests.problems());
	}

	private static List<String> words(Object list) {
		return ((List<?>) list).stream().map(String::valueOf).toList();
	}

	PodNames names(String pod) {
		return new PodNames(ClusterDns.of(this.cluster), this.cluster.pod("shop", pod).orElseThrow());
	}

	/** Compiles the program that calls musl's getaddrinfo. */
	static String muslProgram(Path folder) {
		String program = folder.resolve("getaddrinfo").toString();
		Shell.must("", "musl-gcc", "-static", "-Wall", "-o", program, FOLDER.resolve("getaddrinfo.c").toString());
		return program;
	}

}
