package io.packetwalk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceMermaid;
import io.packetwalk.export.TraceText;
import io.packetwalk.export.drawing.Part;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.Xml;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static io.packetwalk.WalkedSamples.capture;
import static io.packetwalk.WalkedSamples.document;
import static io.packetwalk.WalkedSamples.drawn;
import static io.packetwalk.WalkedSamples.traces;
import static org.assertj.core.api.Assertions.assertThat;

/** All exports of a trace tell the same steps in the same order. */
class ExportsAgreeTests {

	@Test
	void allExportsTellTheSameStepsInTheSameOrder() {
		traces().forEach((name, trace) -> {
			TraceDocument document = document(trace);
			List<Integer> steps = trace.steps().map(Step::n).toList();
			assertThat(steps).as(name).isEqualTo(IntStream.rangeClosed(1, steps.size()).boxed().toList());
			assertThat(TraceJson.read(TraceJson.write(document)).trace().steps().map(Step::n).toList()).as(name)
				.isEqualTo(steps);
			assertThat(numbers("(?m)^ {0,4}(\\d+)  +[\\d.]+ ms  [><] ", TraceText.write(document))).as(name)
				.isEqualTo(steps);
			Document strip = Xml.parsed(drawn(name, PictureOptions.path().of(Part.STRIP, 0)));
			List<String> panels = Xml.elements(strip, "g")
				.stream()
				.filter((group) -> group.hasAttribute("data-panel"))
				.map((group) -> group.getElementsByTagName("title").item(0).getTextContent())
				.toList();
			List<String> story = trace.story().stream().map((beat) -> beat.n() + ". " + beat.sentence()).toList();
			assertThat(panels).as(name).isEqualTo(story);
			assertThat(
					TraceText.write(document).lines().filter((line) -> line.matches(" {1,2}\\d+  [A-Z_]+ .*")).count())
				.as(name)
				.isEqualTo(story.size());
		});
	}

	@Test
	void aDiagramAndACaptureTellOfDecisionsInTheOrderOfTheSteps() {
		traces().forEach((name, trace) -> {
			String diagram = letters(TraceMermaid.write(document(trace)));
			int at = 0;
			for (String said : told(trace)) {
				at = diagram.indexOf(said, at);
				assertThat(at).as(name + ": " + said).isNotNegative();
				at += said.length();
			}
			String capture = new String(capture(trace, CapturePoint.ALL), StandardCharsets.UTF_8);
			Map<Integer, Step> steps = new LinkedHashMap<>();
			trace.steps().forEach((step) -> steps.put(step.n(), step));
			Pattern.compile("step (\\d+), [\\d.]+ ms: ([^\\[\n\0]{0,60})")
				.matcher(capture)
				.results()
				.forEach((found) -> {
					Step step = Objects.requireNonNull(steps.get(Integer.valueOf(found.group(1))));
					assertThat(step.says().operator() + step.says().story() + step.title()).as(name)
						.contains(found.group(2).substring(0, Math.min(8, found.group(2).length())).strip());
				});
		});
	}

	/** What rewrites, drops and refuses outside name lookups, as a diagram notes it. */
	private static List<String> told(Trace trace) {
		Set<Integer> lookups = new TreeSet<>();
		trace.legs()
			.stream()
			.filter((leg) -> leg.kind() == Leg.Kind.DNS)
			.forEach((leg) -> leg.hops().forEach((hop) -> hop.steps().forEach((step) -> lookups.add(step.n()))));
		return trace.steps()
			.filter((step) -> !lookups.contains(step.n()))
			.filter((step) -> Set.of(StepType.TRANSLATE, StepType.DROP, StepType.REJECT).contains(step.type()))
			.map((step) -> step.says().operator().isEmpty() ? step.title() : step.says().operator())
			.map((said) -> said.codePoints()
				.limit(200)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString())
			.map(ExportsAgreeTests::letters)
			.toList();
	}

	/** Letters and digits alone: how a format escapes the others is its own business. */
	private static String letters(String text) {
		return text.replaceAll("#\\d+;", "").replaceAll("[^\\p{L}\\p{N}]+", "");
	}

	private static List<Integer> numbers(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((found) -> Integer.valueOf(found.group(1)))
			.toList();
	}

}
