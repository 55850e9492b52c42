package io.packetwalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceCapture;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.TracePicture;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.TopologyCompiler;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Every request of every sample, walked once for all tests of exports. */
final class WalkedSamples {

	private static final Map<String, Trace> TRACES = new LinkedHashMap<>();

	/** The picture each is drawn on. */
	private static final Map<String, String> PICTURES = new LinkedHashMap<>();

	private WalkedSamples() {
	}

	/** Every request of every sample, by {@code 03-service-flow--across-nodes}. */
	static synchronized Map<String, Trace> traces() {
		if (TRACES.isEmpty()) {
			try (Stream<Path> folders = Files.list(Path.of("samples"))) {
				for (Path sample : folders.sorted().toList()) {
					walk(sample);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		assertThat(TRACES).hasSizeGreaterThan(50);
		return TRACES;
	}

	private static void walk(Path sample) throws IOException {
		Map<?, ?> requests = (Map<?, ?>) new Load(LoadSettings.builder().build())
			.loadFromString(Files.readString(sample.resolve("requests.yaml")));
		Cluster cluster = SamplesTests.cluster(sample, SamplesTests.settings(requests));
		for (Object entry : (List<?>) requests.get("requests")) {
			Map<?, ?> request = (Map<?, ?>) entry;
			String name = sample.getFileName() + "--" + request.get("name");
			Trace trace = SamplesTests.walk(sample, SamplesTests.settings(requests), SamplesTests.request(request));
			TRACES.put(name, trace);
			PICTURES.put(name, PictureJson.write(TopologyCompiler.compile(cluster,
					Focus.onPath(trace.steps().map(Step::stop).distinct().toList()))));
		}
	}

	static String drawn(String name, PictureOptions options) {
		return TracePicture.write(document(Objects.requireNonNull(traces().get(name))),
				Objects.requireNonNull(PICTURES.get(name)), options);
	}

	static byte[] capture(Trace trace, CapturePoint point) {
		return TraceCapture.write(document(trace), point);
	}

	static TraceDocument document(Trace trace) {
		return new TraceDocument("t1", "l1", 1, trace);
	}

	/**
	 * Compares with what was looked at and kept; rewritten by
	 * {@code -Dgolden.update=true}.
	 */
	static void golden(String name, String actual) throws IOException {
		Path golden = Path.of("src/test/resources/export").resolve(name);
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(golden, actual);
		}
		assertThat(actual).isEqualTo(Files.readString(golden));
	}

}
