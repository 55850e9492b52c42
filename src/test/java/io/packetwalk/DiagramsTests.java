package io.packetwalk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.packetwalk.export.TraceMarkdown;
import io.packetwalk.export.TraceMermaid;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Trace;

import static io.packetwalk.WalkedSamples.document;
import static io.packetwalk.WalkedSamples.golden;
import static io.packetwalk.WalkedSamples.traces;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Diagrams and Markdown of every request of every sample. All diagrams are left in
 * {@code target/mmd}, where {@code .ci/run} hands them to Mermaid's own parser.
 */
class DiagramsTests {

	@Test
	void theFirstRequestOfEverySampleIsDrawnAsItsGoldenDiagram() throws IOException {
		Path written = Files.createDirectories(Path.of("target/mmd"));
		Set<String> samples = new TreeSet<>();
		for (Map.Entry<String, Trace> entry : traces().entrySet()) {
			String diagram = TraceMermaid.write(document(entry.getValue()));
			assertThat(diagram).contains("SIMULATED", "seed ", "proxyMode ");
			Files.writeString(written.resolve(entry.getKey() + ".mmd"), diagram);
			String sample = entry.getKey().split("--")[0];
			if (samples.add(sample)) {
				golden(sample + ".mmd", diagram);
			}
		}
	}

	@Test
	void markdownHasARowForEveryStepOfTheOperatorAndSaysItIsSimulated() {
		traces().forEach((name, trace) -> {
			String text = TraceMarkdown.write(document(trace), "https://packetwalk.test/t/t1");
			long rows = text.lines().filter((line) -> line.matches("\\| \\d+ \\|.*")).count();
			assertThat(rows).as(name)
				.isEqualTo(trace.steps().filter((step) -> step.levels().contains(Level.OPERATOR)).count());
			assertThat(text).as(name)
				.contains("**simulated** · engine " + trace.engine() + " · seed " + trace.request().seed())
				.contains("<https://packetwalk.test/t/t1>");
		});
	}

}
