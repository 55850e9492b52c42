package io.packetwalk.web.api;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.ConntrackHistory;
import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/**
 * Nodes as they are at a step of a trace. What they are programmed with is the same at
 * every step; what they remember of connections is not. Without a step the last one is
 * meant, and step 0 is before the first.
 */
@RestController
@RequestMapping("/api/v1/traces/{id}/nodes/{node}")
@Tag(name = "traces")
class TraceNodesController {

	private final Labs labs;

	private final Traces traces;

	TraceNodesController(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping
	@Operation(summary = "A node, and how its connection tracking entries read at which steps")
	NodePanel node(@PathVariable String id, @PathVariable String node) {
		StoredTrace stored = this.traces.find(id);
		return NodePanel.of(lab(stored), node, TraceJson.read(stored.document()).trace());
	}

	@GetMapping("/{tool:iptables|nftables|ipvs|ipsets|routes|links|neighbours}")
	@Operation(summary = "What a tool prints on the node at a step; empty where its mode is not kube-proxy's")
	ResponseEntity<byte[]> text(@PathVariable String id, @PathVariable String node,
			@Parameter(schema = @Schema(allowableValues = { "iptables", "nftables", "ipvs", "ipsets", "routes", "links",
					"neighbours" })) @PathVariable String tool,
			@RequestParam(required = false) @Nullable Integer step) {
		StoredTrace stored = this.traces.find(id);
		if (step != null) {
			known(step, TraceJson.read(stored.document()).trace());
		}
		NodeText text = NodeText.valueOf(tool.toUpperCase(Locale.ROOT));
		return Verbatim.text(text.print(lab(stored), node));
	}

	@GetMapping("/conntrack")
	@Operation(summary = "conntrack -L after a step")
	ResponseEntity<byte[]> conntrack(@PathVariable String id, @PathVariable String node,
			@RequestParam(required = false) @Nullable Integer step) {
		StoredTrace stored = this.traces.find(id);
		NodeText.plane(lab(stored), node);
		Trace trace = TraceJson.read(stored.document()).trace();
		return Verbatim.text(ConntrackHistory.after(known(step, trace), trace, node));
	}

	private Lab lab(StoredTrace stored) {
		return this.labs.find(stored.lab(), stored.revision());
	}

	/** The step meant, the last one unless it is said. */
	static int known(@Nullable Integer step, Trace trace) {
		int last = trace.steps().mapToInt(Step::n).max().orElse(0);
		if (step != null && (step < 0 || step > last)) {
			throw new RefusalException(
					Refusal.invalidRequest("The trace has steps 1 to " + last + "; there is no step " + step + ".")
						.with("field", "step")
						.with("value", step));
		}
		return (step != null) ? step : last;
	}

}
