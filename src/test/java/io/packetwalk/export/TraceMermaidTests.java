package io.packetwalk.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

import static org.assertj.core.api.Assertions.assertThat;

class TraceMermaidTests {

	private static final String HOSTILE = "x\n%%{init: {}}%%\nend;p1->>p2: #lt;<script>alert(1)</script>\u2028`\"|{}";

	@Test
	void thePacketGoesFromBoxToBox() {
		assertThat(TraceMermaid.write(ExampleTraces.document()))
			.startsWith("sequenceDiagram\n    accTitle: Simulated: ")
			.contains("    participant p1 as pod shop/client\n")
			.contains("    accDescr: SIMULATED from manifests", "Packetwalk 0.1.0, seed 7, proxyMode iptables")
			.contains("Note over p2: operator 2<br/>-A KUBE-SERVICES -j KUBE-SVC-X\n");
	}

	/** What is written here is read by Mermaid's own parser, see {@code .ci/run}. */
	@Test
	void aHostileNameStaysAName() throws IOException {
		String diagram = TraceMermaid.write(hostile());
		Files.writeString(Files.createDirectories(Path.of("target/mmd")).resolve("hostile.mmd"), diagram);
		assertThat(diagram.lines()).noneMatch((line) -> line.strip().startsWith("%%") || line.contains("<script"));
		assertThat(MermaidText.escaped(HOSTILE)).doesNotContain("\n", "<", ">", "{", "%", "`", "\u2028")
			.startsWith("x #37;#37;#123;init");
	}

	@Test
	void markdownKeepsItText() {
		String markdown = TraceMarkdown.write(hostile(), "/t/t1");
		assertThat(markdown).doesNotContain("<script", "\n%%").contains("&lt;script&gt;");
		assertThat(TraceMarkdown.escaped("1. *a* | [b](c)")).isEqualTo("1\\. \\*a\\* \\| \\[b\\](c)");
		assertThat(TraceMarkdown.escaped("-A KUBE-SEP")).isEqualTo("\\-A KUBE-SEP");
	}

	private static TraceDocument hostile() {
		Trace trace = ExampleTraces.trace();
		TraceRequest request = new TraceRequest("pod/" + HOSTILE, HOSTILE, "GET", Map.of(), null, null, 7, 1, null);
		return new TraceDocument("t1", "l1", 1,
				new Trace(trace.engine(), request, trace.settings(), trace.disposition(),
						new Symptom("curl", HOSTILE, 0, "1 ms", List.of(HOSTILE)), trace.http(), trace.story(),
						trace.legs(), null, Map.of("10.0.0.1", HOSTILE), List.of(), List.of(HOSTILE)));
	}

}
