package io.packetwalk.web.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.diagnosis.comparison.Row;
import io.packetwalk.diagnosis.comparison.TraceComparison;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.WhatIfs;
import io.packetwalk.lab.WhatIfs.Forked;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Fork;
import io.packetwalk.trace.Level;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.whatif.Change;
import io.packetwalk.whatif.ChangeKind;
import io.packetwalk.whatif.Offer;

/** What if: a trace's request in a changed lab, and two traces beside each other. */
@RestController
@Tag(name = "what if")
class WhatIfController {

	private final WhatIfs whatIfs;

	private final Traces traces;

	WhatIfController(WhatIfs whatIfs, Traces traces) {
		this.whatIfs = whatIfs;
		this.traces = traces;
	}

	@PostMapping("/api/v1/traces/{id}/whatif")
	@Operation(summary = "Walk a trace's request again with one thing otherwise, and compare; the lab stays as it is")
	ResponseEntity<Answer> ask(@PathVariable String id, @RequestBody Question question) {
		Forked forked = this.whatIfs.ask(id, question.at(), question.asChange());
		Answer answer = new Answer(forked.trace().id(), forked.lab().id(), "/t/" + forked.trace().id(), forked.fork(),
				Comparison.of(this.traces.find(id), forked.trace(), forked.comparison()));
		return ResponseEntity.created(URI.create("/api/v1/traces/" + forked.trace().id())).body(answer);
	}

	@GetMapping("/api/v1/traces/{id}/whatif")
	@Operation(summary = "The changes that make sense at a trace, what is nearest to a step first")
	Offered offers(@PathVariable String id, @RequestParam(defaultValue = "0") int step) {
		return new Offered(id, step, this.whatIfs.offers(id, step).stream().map(Choice::of).toList(),
				this.whatIfs.files(id).stream().map((file) -> new File(file.name(), file.text())).toList());
	}

	@GetMapping("/api/v1/traces/{first}/compare/{second}")
	@Operation(summary = "Two traces beside each other: each step and its counterpart, where they part, and why")
	Comparison compare(@PathVariable String first, @PathVariable String second) {
		return Comparison.of(this.traces.find(first), this.traces.find(second), this.whatIfs.compare(first, second));
	}

	/**
	 * What is asked; {@code object}, {@code value}, {@code file} and {@code text} as the
	 * kind needs them.
	 */
	record Question(@Nullable Integer step, @Nullable Asked change) {

		int at() {
			return (this.step != null) ? Math.max(0, this.step) : 0;
		}

		Change asChange() {
			if (this.change == null || this.change.kind() == null) {
				throw refused("change", "The request has no \"change\" with a \"kind\".");
			}
			return new Change(kind(this.change.kind()), this.change.object(), this.change.value(), this.change.file(),
					this.change.text());
		}

		private static ChangeKind kind(String written) {
			for (ChangeKind kind : ChangeKind.values()) {
				if (kind.name().equals(written.strip().toUpperCase(Locale.ROOT))) {
					return kind;
				}
			}
			throw refused("change.kind", "\"" + written + "\" is no kind of change; "
					+ String.join(", ", List.of(ChangeKind.values()).stream().map(Enum::name).toList()) + " are.");
		}

		private static RefusalException refused(String field, String message) {
			return new RefusalException(
					Refusal.of(HttpStatus.BAD_REQUEST, "CHANGE_KIND_UNKNOWN", message).with("field", field));
		}

	}

	record Asked(@Nullable String kind, @Nullable String object, @Nullable String value, @Nullable String file,
			@Nullable String text) {
	}

	record Answer(String trace, String lab, String url, Fork fork, Comparison comparison) {
	}

	/** The changes that make sense, and the files whose YAML can be edited. */
	record Offered(String trace, int step, List<Choice> changes, List<File> files) {
	}

	record Choice(String kind, @Nullable String object, @Nullable String value, String group, String label, String hint,
			boolean usual) {

		static Choice of(Offer offer) {
			return new Choice(offer.kind().name(), offer.object(), offer.value(), offer.group(), offer.label(),
					offer.hint(), offer.usual());
		}

	}

	record File(String name, String text) {
	}

	/** Two traces beside each other. */
	record Comparison(Side a, Side b, String sentence, TraceComparison.@Nullable Difference first,
			Map<Level, List<Row>> levels) {

		static Comparison of(StoredTrace first, StoredTrace second, TraceComparison comparison) {
			return new Comparison(Side.of(first), Side.of(second), comparison.sentence(), comparison.first(),
					new TreeMap<>(comparison.levels()));
		}

	}

	/** One of them: how it ended. */
	record Side(String trace, String title, String disposition, boolean success, String verdict) {

		static Side of(StoredTrace trace) {
			return new Side(trace.id(), trace.title(), trace.disposition(), trace.success(), trace.verdict());
		}

	}

}
