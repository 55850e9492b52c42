package io.packetwalk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceCapture;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceMarkdown;
import io.packetwalk.export.TraceMermaid;
import io.packetwalk.export.TraceText;
import io.packetwalk.export.drawing.DrawnText;
import io.packetwalk.export.drawing.Part;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.Theme;
import io.packetwalk.export.drawing.TracePicture;
import io.packetwalk.export.drawing.Xml;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.TopologyCompiler;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leaves the house, over every request of every sample: captures as Wireshark's own
 * dissectors read them, diagrams against golden ones (rewritten with
 * {@code -Dgolden.update=true}). All diagrams are left in {@code target/mmd}, where
 * {@code .ci/run} hands them to Mermaid's own parser.
 */
class ExportsTests {

	private static final List<String> FIELDS = List.of("frame.interface_name", "dns.flags.response", "dns.qry.name",
			"dns.flags.rcode", "dns.a", "http.request.method", "http.host", "http.request.uri", "http.response.code",
			"ip.checksum.status", "udp.checksum.status", "tcp.checksum.status", "_ws.malformed", "_ws.expert.severity");

	private static final String ERROR = "8388608";

	private static final Map<String, Trace> TRACES = new LinkedHashMap<>();

	/** The picture each is drawn on. */
	private static final Map<String, String> PICTURES = new LinkedHashMap<>();

	@TempDir
	private Path folder;

	@BeforeAll
	static void walkEverySample() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("samples"))) {
			for (Path sample : folders.sorted().toList()) {
				Map<?, ?> requests = (Map<?, ?>) new Load(LoadSettings.builder().build())
					.loadFromString(Files.readString(sample.resolve("requests.yaml")));
				Cluster cluster = SamplesTests.cluster(sample, SamplesTests.settings(requests));
				for (Object entry : (List<?>) requests.get("requests")) {
					Map<?, ?> request = (Map<?, ?>) entry;
					String name = sample.getFileName() + "--" + request.get("name");
					Trace trace = SamplesTests.walk(sample, SamplesTests.settings(requests),
							SamplesTests.request(request));
					TRACES.put(name, trace);
					PICTURES.put(name, PictureJson.write(TopologyCompiler.compile(cluster,
							Focus.onPath(trace.steps().map(Step::stop).distinct().toList()))));
				}
			}
		}
		assertThat(TRACES).hasSizeGreaterThan(50);
	}

	@Test
	void theClientsCaptureSaysOnTheWireWhatTheTraceSays() throws Exception {
		Map<String, List<List<String>>> decoded = decode(CapturePoint.CLIENT);
		decoded.forEach((name, frames) -> {
			Trace trace = TRACES.get(name);
			assertThat(column(frames, 0)).as(name).hasSizeLessThanOrEqualTo(1);
			boolean clear = trace.http() != null && trace.request().to().startsWith("http://")
					&& trace.legs().stream().anyMatch((leg) -> leg.parent() == null && leg.kind() == Leg.Kind.HTTP);
			if (clear) {
				assertThat(column(frames, 5)).as(name).containsExactly(trace.request().method());
				assertThat(column(frames, 6)).as(name).containsExactly(host(trace));
				assertThat(column(frames, 7)).as(name).first().asString().startsWith("/");
				assertThat(column(frames, 8)).as(name).contains(Integer.toString(trace.http().status()));
			}
			else if (trace.http() == null) {
				assertThat(column(frames, 8)).as(name).isEmpty();
			}
		});
	}

	@Test
	void aCaptureOfEveryDeviceHoldsEveryQuestionAndAnswerOfTheTrace() throws Exception {
		decode(CapturePoint.ALL).forEach((name, frames) -> {
			Trace trace = TRACES.get(name);
			assertThat(column(frames, 2)).as(name).isEqualTo(asked(trace));
			Set<String> answers = new TreeSet<>();
			frames.stream()
				.filter((frame) -> frame.get(1).matches("1|True"))
				.forEach((frame) -> answers.add(frame.get(2) + " " + frame.get(3)));
			assertThat(answers).as(name).isEqualTo(answered(trace));
			assertThat(column(frames, 4).stream().flatMap((all) -> Stream.of(all.split(","))).toList()).as(name)
				.containsExactlyInAnyOrderElementsOf(column(frames, 4).isEmpty() ? List.of() : addresses(trace));
		});
	}

	@Test
	void theSameTraceIsTheSameBytes() {
		TRACES.forEach((name, trace) -> assertThat(capture(trace, CapturePoint.ALL)).as(name)
			.isEqualTo(capture(trace, CapturePoint.ALL)));
	}

	@Test
	void theFirstRequestOfEverySampleIsDrawnAsItsGoldenDiagram() throws IOException {
		Path written = Files.createDirectories(Path.of("target/mmd"));
		Set<String> samples = new TreeSet<>();
		for (Map.Entry<String, Trace> entry : TRACES.entrySet()) {
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
		TRACES.forEach((name, trace) -> {
			String text = TraceMarkdown.write(document(trace), "https://packetwalk.test/t/t1");
			long rows = text.lines().filter((line) -> line.matches("\\| \\d+ \\|.*")).count();
			assertThat(rows).as(name)
				.isEqualTo(trace.steps().filter((step) -> step.levels().contains(Level.OPERATOR)).count());
			assertThat(text).as(name)
				.contains("**simulated** · engine " + trace.engine() + " · seed " + trace.request().seed())
				.contains("<https://packetwalk.test/t/t1>");
		});
	}

	@Test
	void everyWalkIsDrawnInAllPartsAndWhatIsWrittenStaysInItsBox() {
		TRACES.forEach((name, trace) -> {
			for (Part part : Part.values()) {
				Document drawn = Xml.parsed(drawn(name, PictureOptions.path().of(part, 0)));
				assertThat(Xml.element(drawn, "desc", 0).getTextContent()).as(name)
					.startsWith("Simulated · engine " + trace.engine() + " · seed " + trace.request().seed());
				DrawnText.all(drawn)
					.forEach((text) -> assertThat(text.right()).as(name + " " + part + ": " + text)
						.isLessThanOrEqualTo(text.room()));
			}
		});
	}

	@Test
	void aDroppedPacketIsAnOctagonAndNothingIsDrawnAsSentBeyondIt() {
		String denied = drawn("12-policy-typo-and-dns--typo", PictureOptions.path());
		assertThat(denied).contains("never sent", "Dropped by policy").doesNotContain(">reply<");
		String delivered = drawn("12-policy-typo-and-dns--allowed", PictureOptions.path());
		assertThat(delivered).contains("Delivered", ">reply<").doesNotContain("never sent");
	}

	@Test
	void twoSamplesAreDrawnAsTheirGoldenPictures() throws IOException {
		golden("03-service-flow.svg", drawn("03-service-flow--across-nodes", PictureOptions.path()));
		golden("12-policy-typo-and-dns-strip.svg",
				drawn("12-policy-typo-and-dns--typo", PictureOptions.path().of(Part.STRIP, 0).in(Theme.DARK)));
	}

	@Test
	void theSameWalkIsTheSamePicture() {
		TRACES.keySet().stream().limit(12).forEach((name) -> {
			PictureOptions strip = PictureOptions.path().of(Part.STRIP, 0);
			assertThat(drawn(name, strip)).as(name).isEqualTo(drawn(name, strip));
		});
	}

	@Test
	void allExportsTellTheSameStepsInTheSameOrder() {
		TRACES.forEach((name, trace) -> {
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
		TRACES.forEach((name, trace) -> {
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
			.map(ExportsTests::letters)
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

	private static String drawn(String name, PictureOptions options) {
		return TracePicture.write(document(Objects.requireNonNull(TRACES.get(name))),
				Objects.requireNonNull(PICTURES.get(name)), options);
	}

	private static void golden(String name, String actual) throws IOException {
		Path golden = Path.of("src/test/resources/export").resolve(name);
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(golden, actual);
		}
		assertThat(actual).isEqualTo(Files.readString(golden));
	}

	/** A capture file may hold many sections, so one tshark reads them all. */
	private Map<String, List<List<String>>> decode(CapturePoint point) throws Exception {
		boolean installed = Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, "tshark")));
		Assumptions.assumeTrue(installed || System.getenv("CI") != null, "tshark is not installed");
		Path file = this.folder.resolve(point + ".pcapng");
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Map<String, Integer> counts = new LinkedHashMap<>();
		TRACES.forEach((name, trace) -> {
			byte[] capture = capture(trace, point);
			counts.put(name, packets(capture));
			all.writeBytes(capture);
		});
		Files.write(file, all.toByteArray());
		List<List<String>> frames = tshark(file);
		assertThat(frames).hasSize(counts.values().stream().mapToInt(Integer::intValue).sum());
		frames.forEach(ExportsTests::assertSound);
		Map<String, List<List<String>>> byTrace = new LinkedHashMap<>();
		int next = 0;
		for (Map.Entry<String, Integer> count : counts.entrySet()) {
			byTrace.put(count.getKey(), frames.subList(next, next + count.getValue()));
			next += count.getValue();
		}
		return byTrace;
	}

	private static void assertSound(List<String> frame) {
		assertThat(frame.get(12)).as("malformed: " + frame).isEmpty();
		assertThat(frame.get(13).split(",")).as("no error: " + frame).doesNotContain(ERROR);
		for (int checksum : new int[] { 9, 10, 11 }) {
			assertThat(frame.get(checksum).split(",")).as("checksum: " + frame).doesNotContain("0", "Bad");
		}
	}

	private List<List<String>> tshark(Path file) throws Exception {
		List<String> command = new ArrayList<>(List.of("tshark", "-r", file.toString(), "-d", "udp.port==8472,vxlan"));
		List.of("ip", "udp", "tcp").forEach((each) -> command.addAll(List.of("-o", each + ".check_checksum:TRUE")));
		command.addAll(List.of("-T", "fields", "-E", "separator=|"));
		FIELDS.forEach((field) -> command.addAll(List.of("-e", field)));
		Path out = this.folder.resolve("frames.txt");
		Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isZero();
		return Files.readAllLines(out).stream().map((line) -> Arrays.asList(line.split("\\|", -1))).toList();
	}

	/** How many Enhanced Packet Blocks there are. */
	private static int packets(byte[] capture) {
		ByteBuffer blocks = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
		int packets = 0;
		for (int at = 0; at < capture.length; at += blocks.getInt(at + 4)) {
			packets += (blocks.getInt(at) == 6) ? 1 : 0;
		}
		return packets;
	}

	private static Set<String> column(List<List<String>> frames, int column) {
		Set<String> values = new TreeSet<>();
		frames.stream().map((frame) -> frame.get(column)).filter((value) -> !value.isEmpty()).forEach(values::add);
		return values;
	}

	private static String host(Trace trace) {
		String authority = trace.request().to().replaceFirst("^http://", "").replaceFirst("/.*", "");
		return trace.request().headers().getOrDefault("Host", authority.replaceFirst(":80$", ""));
	}

	private static Set<String> asked(Trace trace) {
		Set<String> names = new TreeSet<>();
		messages(trace, Direction.FORWARD).filter((message) -> message.rcode() == null)
			.forEach((message) -> names.add(bare(message)));
		return names;
	}

	private static Set<String> answered(Trace trace) {
		List<String> codes = List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
		Set<String> names = new TreeSet<>();
		messages(trace, Direction.REVERSE).forEach(
				(message) -> names.add(bare(message) + " " + codes.indexOf(Objects.requireNonNull(message.rcode()))));
		return names;
	}

	private static List<String> addresses(Trace trace) {
		Set<String> addresses = new TreeSet<>();
		messages(trace, Direction.REVERSE).flatMap((message) -> message.answers().stream())
			.filter((answer) -> answer.contains(" A "))
			.forEach((answer) -> addresses.add(answer.substring(answer.lastIndexOf(' ') + 1)));
		return List.copyOf(addresses);
	}

	private static Stream<DnsMessage> messages(Trace trace, Direction direction) {
		return trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> hop.direction() == direction)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.type() == StepType.SEND || step.type() == StepType.DELIVER)
			.map(Step::dns)
			.filter((message) -> message != null && !message.wire().isEmpty());
	}

	private static String bare(DnsMessage message) {
		return message.name().replaceFirst("\\.$", "");
	}

	private static byte[] capture(Trace trace, CapturePoint point) {
		return TraceCapture.write(document(trace), point);
	}

	private static TraceDocument document(Trace trace) {
		return new TraceDocument("t1", "l1", 1, trace);
	}

}
