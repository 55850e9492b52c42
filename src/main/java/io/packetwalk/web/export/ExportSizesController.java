package io.packetwalk.web.export;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.TraceCapture;
import io.packetwalk.export.TraceCsv;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceMarkdown;
import io.packetwalk.export.TraceMermaid;
import io.packetwalk.export.TraceText;
import io.packetwalk.export.experiment.CheckScript;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;

/** How large the exports of a trace are. */
@RestController
@Tag(name = "traces")
class ExportSizesController {

	private final Traces traces;

	ExportSizesController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/api/v1/traces/{id}/exports")
	@Operation(summary = "How many bytes each export of a trace has, by its form")
	Map<String, Integer> sizes(@PathVariable String id) {
		StoredTrace stored = this.traces.find(id);
		TraceDocument trace = TraceJson.read(stored.document());
		String page = TraceLink.page(stored.id());
		Map<String, Integer> sizes = new LinkedHashMap<>();
		sizes.put("json", bytes(stored.document()));
		sizes.put("txt", bytes(TraceText.write(trace)));
		sizes.put("md", bytes(TraceMarkdown.write(trace, page)));
		sizes.put("mmd", bytes(TraceMermaid.write(trace)));
		sizes.put("csv", bytes(TraceCsv.write(trace)));
		sizes.put("sh", bytes(CheckScript.write(trace, page)));
		sizes.put("pcapng", TraceCapture.write(trace, CapturePoint.CLIENT).length);
		sizes.put("pcapng-all", TraceCapture.write(trace, CapturePoint.ALL).length);
		return sizes;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
