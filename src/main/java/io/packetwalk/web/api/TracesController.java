package io.packetwalk.web.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.TraceCapture;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceMarkdown;
import io.packetwalk.export.TraceMermaid;
import io.packetwalk.export.TraceText;
import io.packetwalk.lab.Claim;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.TraceRequestBody;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.VisitorCookie;

/** Traces: walked once, shown for ever. */
@RestController
@Tag(name = "traces")
class TracesController {

	private final Labs labs;

	private final Traces traces;

	TracesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@PostMapping("/api/v1/labs/{id}/traces")
	@Operation(summary = "Walk a request there and back")
	ResponseEntity<byte[]> walk(@PathVariable String id, @RequestBody TraceRequestBody body, Visitor visitor) {
		Lab lab = this.labs.find(id);
		StoredTrace trace = this.traces.walk(lab, body.asRequest(lab.cluster().settings().seed()), visitor.id());
		return Verbatim.json(ResponseEntity.created(URI.create("/api/v1/traces/" + trace.id())), trace.document());
	}

	@GetMapping({ "/api/v1/traces/{id}", "/api/v1/traces/{id}.json" })
	@Operation(summary = "A trace as JSON")
	ResponseEntity<byte[]> json(@PathVariable String id) {
		return Verbatim.json(this.traces.find(id).document());
	}

	@GetMapping("/api/v1/traces/{id}.txt")
	@Operation(summary = "A trace as plain text")
	ResponseEntity<byte[]> text(@PathVariable String id) {
		return Verbatim.text(TraceText.write(read(id)));
	}

	@GetMapping("/api/v1/traces/{id}.md")
	@Operation(summary = "A trace as Markdown, for tickets and notes")
	ResponseEntity<byte[]> markdown(@PathVariable String id) {
		TraceDocument trace = read(id);
		String page = ServletUriComponentsBuilder.fromCurrentContextPath().path("/t/{id}").build(trace.id()).toString();
		return Verbatim.file("text/markdown;charset=UTF-8;variant=GFM", name(trace, ".md"),
				TraceMarkdown.write(trace, page).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/api/v1/traces/{id}.mmd")
	@Operation(summary = "A trace as a Mermaid sequence diagram")
	ResponseEntity<byte[]> mermaid(@PathVariable String id) {
		TraceDocument trace = read(id);
		return Verbatim.file("text/vnd.mermaid;charset=UTF-8", name(trace, ".mmd"),
				TraceMermaid.write(trace).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/api/v1/traces/{id}.pcapng")
	@Operation(summary = "A trace as a packet capture for Wireshark: at the client, or at all devices on the way")
	ResponseEntity<byte[]> capture(@PathVariable String id, @RequestParam(defaultValue = "client") String point) {
		TraceDocument trace = read(id);
		CapturePoint where = switch (point) {
			case "client" -> CapturePoint.CLIENT;
			case "all" -> CapturePoint.ALL;
			default ->
				throw new RefusalException(Refusal.invalidRequest("point is " + point + "; it can be client or all"));
		};
		return Verbatim.file("application/x-pcapng", name(trace, "-" + point + ".pcapng"),
				TraceCapture.write(trace, where));
	}

	@DeleteMapping("/api/v1/traces/{id}")
	@Operation(summary = "Remove a trace: for whoever asked for it, made its lab or holds its edit token")
	ResponseEntity<Void> remove(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			HttpServletRequest request) {
		this.traces.remove(id, new Claim(VisitorCookie.known(request), EditTokenHeader.token(authorization)));
		return ResponseEntity.noContent().build();
	}

	private TraceDocument read(String id) {
		return TraceJson.read(this.traces.find(id).document());
	}

	private static String name(TraceDocument trace, String end) {
		return "packetwalk-" + trace.id() + end;
	}

}
