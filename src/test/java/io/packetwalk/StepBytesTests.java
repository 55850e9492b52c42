package io.packetwalk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.export.CapturePoint;
import io.packetwalk.export.PacketList;
import io.packetwalk.export.StepBytes;
import io.packetwalk.export.TraceCapture;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bytes shown beside a step, and the list of packets, against the capture file of the
 * same trace.
 */
class StepBytesTests {

	private static final List<String> SAMPLES = List.of("01-short-name-dns", "06-ingress-across-nodes",
			"07-broken-on-purpose", "08-nftables-mode", "10-calico-cross-subnet", "15-names-that-fail");

	private static final Map<String, TraceDocument> TRACES = new LinkedHashMap<>();

	private static final Map<String, List<StepBytes>> BYTES = new LinkedHashMap<>();

	@BeforeAll
	static void walk() throws IOException {
		for (String name : SAMPLES) {
			Path sample = Path.of("samples", name);
			Map<?, ?> requests = (Map<?, ?>) new Load(LoadSettings.builder().build())
				.loadFromString(Files.readString(sample.resolve("requests.yaml")));
			for (Object entry : (List<?>) requests.get("requests")) {
				Map<?, ?> request = (Map<?, ?>) entry;
				Trace trace = SamplesTests.walk(sample, SamplesTests.settings(requests), SamplesTests.request(request));
				TraceDocument document = new TraceDocument("t1", "l1", 1, trace);
				TRACES.put(name + "/" + request.get("name"), document);
				BYTES.put(name + "/" + request.get("name"), StepBytes.all(document));
			}
		}
		assertThat(TRACES).hasSizeGreaterThan(15);
	}

	@Test
	void wherePacketsPassADeviceTheirBytesAreThoseOfTheCapture() {
		TRACES.forEach((name, document) -> {
			Map<String, List<String>> captured = captured(document);
			List<String> compared = new ArrayList<>();
			BYTES.get(name).stream().filter((bytes) -> bytes.place() != null).forEach((bytes) -> {
				Step step = step(document, bytes.step());
				assertThat(step.type() == StepType.ENCAPSULATE ? bytes.before().captured() : bytes.after().captured())
					.isTrue();
				sides(bytes).filter(StepBytes.Side::captured)
					.forEach((side) -> assertThat(captured.get(bytes.place())).as(name + " step " + step.n())
						.contains(side.hex()));
				compared.add(bytes.place());
			});
			assertThat(compared).as(name).containsAll(captured.keySet());
		});
	}

	private static Step step(TraceDocument document, int n) {
		return document.trace().steps().filter((step) -> step.n() == n).findFirst().orElseThrow();
	}

	@Test
	void everyByteBelongsToExactlyOneNamedField() {
		TRACES.forEach((name, document) -> BYTES.get(name).forEach((bytes) -> {
			assertThat(bytes.before() == null).isEqualTo(step(document, bytes.step()).packet() == null);
			sides(bytes).forEach((side) -> assertCovered(name + " step " + bytes.step(), side));
		}));
	}

	private static Stream<StepBytes.Side> sides(StepBytes bytes) {
		return Stream.of(bytes.before(), bytes.after()).filter((side) -> side != null);
	}

	private static void assertCovered(String name, StepBytes.Side side) {
		int at = 0;
		for (StepBytes.Part part : side.fields()) {
			assertThat(part.from()).as(name + " " + part).isEqualTo(at);
			assertThat(part.name()).as(name).isNotBlank();
			assertThat(part.layer() + part.name()).as(name).isNotEqualTo("DNSRest");
			at = part.to();
		}
		assertThat(at).as(name).isEqualTo(side.length()).isEqualTo(side.hex().length() / 2);
	}

	@Test
	void socketsWantNoFragmentsWhileIcmpErrorsAndVxlanDoNotMind() {
		Map<String, Integer> seen = new TreeMap<>();
		BYTES.forEach((name, all) -> all.stream().flatMap(StepBytesTests::sides).forEach((side) -> {
			List<String> flags = values(side, "Flags and fragment offset");
			boolean error = values(side, "Type").stream().anyMatch(Set.of("3", "11")::contains);
			boolean tunnel = side.fields().stream().anyMatch((part) -> part.layer().equals("VXLAN"));
			if (!flags.isEmpty()) {
				assertThat(flags.getFirst()).as(name + " " + side.hex())
					.isEqualTo((error || tunnel) ? "none" : "don't fragment");
				assertThat(values(side, "Differentiated services").getFirst())
					.isEqualTo((error && !tunnel) ? "192" : "0");
				seen.merge(error ? "error" : tunnel ? "tunnel" : "packet", 1, Integer::sum);
			}
		}));
		assertThat(seen).containsOnlyKeys("error", "packet", "tunnel");
	}

	private static List<String> values(StepBytes.Side side, String field) {
		return side.fields().stream().filter((part) -> part.name().equals(field)).map(StepBytes.Part::value).toList();
	}

	@Test
	void fieldsAreMarkedExactlyWhereTheBytesOfTheTwoSidesDiffer() {
		TRACES.forEach((name,
				document) -> BYTES.get(name).stream().filter((bytes) -> bytes.before() != null).forEach((bytes) -> {
					List<String> marked = sides(bytes).flatMap((side) -> side.fields().stream())
						.filter(StepBytes.Part::changed)
						.map(StepBytes.Part::name)
						.toList();
					assertThat(marked.isEmpty()).as(name + " step " + bytes.step())
						.isEqualTo(bytes.before().hex().equals(bytes.after().hex()));
					if (step(document, bytes.step()).changes()
						.stream()
						.anyMatch((change) -> change.field().equals("dst"))) {
						assertThat(marked).as(name + " step " + bytes.step()).contains("Destination address");
					}
				}));
	}

	@Test
	void theListOfPacketsHasTheFramesOfTheCaptureInItsOrderEachAtItsStep() {
		TRACES.forEach((name, document) -> {
			PacketList list = PacketList.of(document);
			List<Captured> frames = frames(TraceCapture.write(document, CapturePoint.ALL));
			assertThat(list.packets()).as(name).hasSameSizeAs(frames);
			for (int i = 0; i < frames.size(); i++) {
				PacketList.Line line = list.packets().get(i);
				assertThat(line.number()).isEqualTo(i + 1);
				assertThat(line.place()).as(name).isEqualTo(frames.get(i).place());
				assertThat(line.length()).as(name).isEqualTo(frames.get(i).bytes().length);
				assertThat(line.protocol() + line.source()).as(name).doesNotContain("Data").isNotEmpty();
				assertThat(document.trace().steps().anyMatch((step) -> step.n() == line.step())).isTrue();
			}
			assertThat(list.places()).as(name)
				.contains(frames.stream().map(Captured::place).distinct().toArray(String[]::new));
		});
	}

	private static Map<String, List<String>> captured(TraceDocument document) {
		Map<String, List<String>> captured = new LinkedHashMap<>();
		frames(TraceCapture.write(document, CapturePoint.ALL))
			.forEach((frame) -> captured.computeIfAbsent(frame.place(), (none) -> new ArrayList<>())
				.add(HexFormat.of().formatHex(frame.bytes())));
		return captured;
	}

	/** Interface Description Blocks and Enhanced Packet Blocks, as the format says. */
	private static List<Captured> frames(byte[] capture) {
		ByteBuffer blocks = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
		List<String> places = new ArrayList<>();
		List<Captured> frames = new ArrayList<>();
		for (int at = 0; at < capture.length; at += blocks.getInt(at + 4)) {
			if (blocks.getInt(at) == 1) {
				places.add(new String(capture, at + 20, blocks.getShort(at + 18), StandardCharsets.UTF_8));
			}
			else if (blocks.getInt(at) == 6) {
				byte[] bytes = java.util.Arrays.copyOfRange(capture, at + 28, at + 28 + blocks.getInt(at + 20));
				frames.add(new Captured(places.get(blocks.getInt(at + 8)), bytes));
			}
		}
		return frames;
	}

	private record Captured(String place, byte[] bytes) {
	}

}
