package io.packetwalk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceNotation;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every request of every sample against its golden trace, and twice, to show that nothing
 * depends on chance. Rewrite the golden traces with {@code -Dgolden.update=true}, then
 * run again.
 */
class SamplesTests {

	private static final boolean UPDATE = Boolean.getBoolean("golden.update");

	@TestFactory
	Stream<DynamicTest> everySampleWalksAsItsGoldenTraceSays() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("samples"))) {
			List<DynamicTest> tests = new ArrayList<>();
			for (Path folder : folders.sorted().toList()) {
				tests.addAll(tests(folder));
			}
			assertThat(tests).hasSizeGreaterThan(7);
			return tests.stream();
		}
	}

	private static List<DynamicTest> tests(Path folder) throws IOException {
		Map<?, ?> requests = (Map<?, ?>) new Load(LoadSettings.builder().build())
			.loadFromString(Files.readString(folder.resolve("requests.yaml")));
		List<DynamicTest> tests = new ArrayList<>();
		for (Object entry : (List<?>) requests.get("requests")) {
			Map<?, ?> request = (Map<?, ?>) entry;
			String name = (String) request.get("name");
			tests.add(DynamicTest.dynamicTest(folder.getFileName() + " " + name,
					() -> compare(folder, settings(requests), name, request(request))));
		}
		return tests;
	}

	private static void compare(Path folder, LabSettings settings, String name, TraceRequest request)
			throws IOException {
		Path golden = folder.resolve("expected").resolve(name + ".trace");
		String actual = TraceNotation.of(walk(folder, settings, request));
		assertThat(TraceNotation.of(walk(folder, settings, request))).as("a second run").isEqualTo(actual);
		if (UPDATE) {
			Files.createDirectories(golden.getParent());
			Files.writeString(golden, actual);
		}
		assertThat(actual).isEqualTo(Files.readString(golden));
	}

	/** The cluster that a sample's packets walk in. */
	static Cluster cluster(Path folder, LabSettings settings) throws IOException {
		return plane(ManifestReader.read(files(folder), Limits.DEFAULT), settings).cluster();
	}

	static Trace walk(Path folder, LabSettings settings, TraceRequest request) throws IOException {
		ManifestSet manifests = ManifestReader.read(files(folder), Limits.DEFAULT);
		Dataplane plane = plane(manifests, settings);
		Causes causes = (origin) -> manifests.sources()
			.locate(origin.object().toString(), origin.path())
			.map((place) -> new Cause(place.file(), place.line(), place.column(), origin.path(),
					origin.object().toString(), ""));
		return PacketWalker.walk(plane, request, causes, TraceListener.SILENT);
	}

	/**
	 * As a lab does it: a CoreDNS that refuses its Corefile leaves its pods not ready.
	 */
	private static Dataplane plane(ManifestSet manifests, LabSettings settings) {
		Dataplane plane = DataplaneCompiler.compile(ControlPlane.reconcile(manifests, settings).cluster());
		return plane.dns().problem().isEmpty() ? plane : DataplaneCompiler
			.compile(ControlPlane.reconcile(manifests, settings, plane.dns()::servedBy).cluster());
	}

	private static List<ManifestFile> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			List<ManifestFile> manifests = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				if (name.endsWith(".yaml") && !name.equals("requests.yaml")) {
					manifests.add(new ManifestFile(name, Files.readAllBytes(file)));
				}
			}
			return manifests;
		}
	}

	static LabSettings settings(Map<?, ?> requests) {
		Map<?, ?> given = (requests.get("settings") instanceof Map<?, ?> map) ? map : Map.of();
		LabSettings defaults = LabSettings.defaults();
		Profile profile = given.containsKey("profile")
				? Profile.valueOf(given.get("profile").toString().toUpperCase(java.util.Locale.ROOT))
				: defaults.profile();
		int nodes = given.containsKey("nodes") ? (Integer) given.get("nodes") : defaults.nodes();
		String controller = given.containsKey("ingressController") ? given.get("ingressController").toString() : "auto";
		assertThat(given.keySet()).allMatch(List.of("profile", "nodes", "ingressController")::contains);
		return new LabSettings(profile, nodes, null, null, null, null, null, controller, 42);
	}

	static TraceRequest request(Map<?, ?> request) {
		Map<String, String> headers = new java.util.TreeMap<>();
		if (request.get("headers") instanceof Map<?, ?> given) {
			given.forEach((key, value) -> headers.put(key.toString(), value.toString()));
		}
		return new TraceRequest(text(request, "from"), text(request, "to"),
				request.containsKey("method") ? text(request, "method") : "GET", headers, (String) request.get("via"),
				(String) request.get("libc"),
				request.containsKey("seed") ? ((Number) request.get("seed")).longValue() : 42,
				request.containsKey("connections") ? (Integer) request.get("connections") : 1,
				(String) request.get("pick"));
	}

	private static String text(Map<?, ?> request, String key) {
		return request.get(key).toString();
	}

}
