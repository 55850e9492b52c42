package io.packetwalk.web.export;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.cluster.Settings;
import io.packetwalk.export.TraceCsv;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.export.experiment.CheckScript;
import io.packetwalk.export.experiment.ManifestsZip;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.net.Cidr;

/** A trace as a table, and what repeats it on a real cluster. */
@RestController
@Tag(name = "traces")
class FilesController {

	private final Labs labs;

	private final Traces traces;

	FilesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping("/api/v1/traces/{id}.csv")
	@Operation(summary = "A trace's steps as CSV")
	ResponseEntity<byte[]> csv(@PathVariable String id) {
		StoredTrace trace = this.traces.find(id);
		return Download.kept("text/csv;charset=UTF-8;header=present", Download.name(trace, "-events.csv"),
				bytes(TraceCsv.write(document(trace))));
	}

	@GetMapping("/api/v1/traces/{id}.sh")
	@Operation(summary = "A script that prints the same facts on a real cluster; its commands only look")
	ResponseEntity<byte[]> script(@PathVariable String id) {
		StoredTrace trace = this.traces.find(id);
		return Download.kept("text/x-shellscript;charset=UTF-8", Download.name(trace, "-check.sh"),
				bytes(CheckScript.write(document(trace), TraceLink.page(trace.id()))));
	}

	@GetMapping("/api/v1/traces/{id}.zip")
	@Operation(summary = "The manifests a trace was walked in, redacted, with commands for a real cluster")
	ResponseEntity<byte[]> manifests(@PathVariable String id) {
		StoredTrace trace = this.traces.find(id);
		Lab lab = this.labs.find(trace.lab(), trace.revision());
		Map<String, String> files = new LinkedHashMap<>();
		lab.files().forEach((file) -> files.put(file.name(), file.text()));
		return Download.kept("application/zip", Download.name(trace, "-manifests.zip"),
				ManifestsZip.write(document(trace), TraceLink.page(trace.id()), files, networks(lab)));
	}

	private static ManifestsZip.Networks networks(Lab lab) {
		Settings settings = lab.cluster().settings();
		return new ManifestsZip.Networks(lab.cluster().nodes().size(), word(settings.proxyMode()), word(settings.cni()),
				written(settings.podCidrs()), written(settings.serviceCidrs()));
	}

	private static String written(List<Cidr> blocks) {
		return blocks.stream().map(Cidr::toString).collect(Collectors.joining(","));
	}

	/** As the API spells it. */
	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static TraceDocument document(StoredTrace trace) {
		return TraceJson.read(trace.document());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
