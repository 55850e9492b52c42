package io.packetwalk.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.sample.Sample;
import io.packetwalk.lab.sample.Samples;
import io.packetwalk.lab.store.LabListing;
import io.packetwalk.lab.store.TraceListing;
import io.packetwalk.web.Visitor;

/** The start page: samples, and what this visitor made before. */
@Controller
@Hidden
class DashboardController {

	private final Samples samples;

	private final Labs labs;

	private final Traces traces;

	DashboardController(Samples samples, Labs labs, Traces traces) {
		this.samples = samples;
		this.labs = labs;
		this.traces = traces;
	}

	@GetMapping("/")
	String show(Visitor visitor, Model model) {
		Instant now = Instant.now();
		List<TraceListing> walked = this.traces.askedBy(visitor.id());
		Map<String, String> names = this.labs.list(walked.stream().map(TraceListing::lab).distinct().toList())
			.stream()
			.collect(Collectors.toMap(LabListing::id, LabListing::name));
		model.addAttribute("samples", this.samples.all().stream().map(SampleCard::of).toList());
		model.addAttribute("labs", this.labs.madeBy(visitor.id()).stream().map((lab) -> LabCard.of(lab, now)).toList());
		model.addAttribute("traces",
				walked.stream()
					.map((trace) -> TraceCard.of(trace, names.getOrDefault(trace.lab(), trace.lab()), now))
					.toList());
		return "dashboard";
	}

	record SampleCard(String id, String title, String summary, String from, String to) {

		static SampleCard of(Sample sample) {
			boolean empty = sample.requests().isEmpty();
			return new SampleCard(sample.id(), sample.title(), sample.summary(),
					empty ? "" : lastPart(sample.requests().getFirst().from()),
					empty ? "" : sample.requests().getFirst().to());
		}

	}

	record LabCard(String id, String name, int revision, int objects, int pods, int services, int errors, int warnings,
			String ago) {

		static LabCard of(LabListing lab, Instant now) {
			return new LabCard(lab.id(), lab.name(), lab.revision(), lab.objects(), lab.pods(), lab.services(),
					lab.errors(), lab.warnings(), Ago.of(lab.updated(), now));
		}

	}

	record TraceCard(String id, String labId, String labName, String from, String to, String disposition,
			boolean success, String verdict, String ago) {

		static TraceCard of(TraceListing trace, String labName, Instant now) {
			return new TraceCard(trace.id(), trace.lab(), labName, lastPart(trace.source()), trace.destination(),
					trace.disposition(), trace.success(), trace.verdict(), Ago.of(trace.created(), now));
		}

	}

	private static String lastPart(String from) {
		return from.substring(from.lastIndexOf('/') + 1);
	}

}
