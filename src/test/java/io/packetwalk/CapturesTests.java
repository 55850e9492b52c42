package io.packetwalk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.packetwalk.export.CapturePoint;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static io.packetwalk.WalkedSamples.capture;
import static io.packetwalk.WalkedSamples.traces;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Captures of every request of every sample, as Wireshark's own dissectors read them.
 */
class CapturesTests {

	private static final List<String> FIELDS = List.of("frame.interface_name", "dns.flags.response", "dns.qry.name",
			"dns.flags.rcode", "dns.a", "http.request.method", "http.host", "http.request.uri", "http.response.code",
			"ip.checksum.status", "udp.checksum.status", "tcp.checksum.status", "_ws.malformed", "_ws.expert.severity");

	private static final String ERROR = "8388608";

	@TempDir
	private Path folder;

	@Test
	void theClientsCaptureSaysOnTheWireWhatTheTraceSays() throws Exception {
		Map<String, List<List<String>>> decoded = decode(CapturePoint.CLIENT);
		decoded.forEach((name, frames) -> {
			Trace trace = traces().get(name);
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
			Trace trace = traces().get(name);
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
		traces().forEach((name, trace) -> assertThat(capture(trace, CapturePoint.ALL)).as(name)
			.isEqualTo(capture(trace, CapturePoint.ALL)));
	}

	/** A capture file may hold many sections, so one tshark reads them all. */
	private Map<String, List<List<String>>> decode(CapturePoint point) throws Exception {
		boolean installed = Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, "tshark")));
		Assumptions.assumeTrue(installed || System.getenv("CI") != null, "tshark is not installed");
		Path file = this.folder.resolve(point + ".pcapng");
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Map<String, Integer> counts = new LinkedHashMap<>();
		traces().forEach((name, trace) -> {
			byte[] capture = capture(trace, point);
			counts.put(name, packets(capture));
			all.writeBytes(capture);
		});
		Files.write(file, all.toByteArray());
		List<List<String>> frames = tshark(file);
		assertThat(frames).hasSize(counts.values().stream().mapToInt(Integer::intValue).sum());
		frames.forEach(CapturesTests::assertSound);
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

}
