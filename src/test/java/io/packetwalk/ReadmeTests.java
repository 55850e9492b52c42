package io.packetwalk;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.packetwalk.nameserver.Dig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's commands, run as they stand there, in a copy of the sources as fresh as a
 * clone. Only the ports and, in {@code curl}, the lab's id are filled in.
 */
class ReadmeTests {

	private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)\\n```", Pattern.DOTALL);

	@TempDir
	private Path clone;

	private static List<String> commands() throws IOException {
		Matcher blocks = COMMANDS.matcher(Files.readString(Path.of("README.md")));
		return blocks.results().map((block) -> block.group(1)).toList();
	}

	@Test
	void theReadmesCommandsWorkFromAFreshClone() throws Exception {
		List<String> commands = commands();
		assertThat(commands).first().isEqualTo("./mvnw spring-boot:run");
		assertThat(commands).as("the one that runs this test").element(1).isEqualTo("./mvnw verify");
		copySources();
		int port = freePort();
		int dnsPort = freePort();
		Path log = this.clone.resolve("run.log");
		Process server = shell(commands.getFirst(),
				Map.of("SERVER_PORT", String.valueOf(port), "PACKETWALK_DNS_PORT", String.valueOf(dnsPort)), log);
		try {
			assertThat(awaitDashboard(port, server)).as(() -> read(log)).contains("Watch one packet walk");
			Path answers = this.clone.resolve("curl.log");
			String lab = "";
			for (String command : commands.subList(2, commands.size())) {
				if (command.startsWith("dig")) {
					Dig.required();
				}
				String here = command.replace("localhost:8080", "localhost:" + port)
					.replace("-p 5353", "-p " + dnsPort);
				assertThat(shell(here, Map.of("LAB", lab), answers).waitFor(60, TimeUnit.SECONDS)).isTrue();
				String answer = Files.readString(answers);
				lab = lab.isEmpty() ? answer.replaceFirst("(?s)^.*?\"id\":\"(\\w+)\".*$", "$1") : lab;
				assertThat(answer).doesNotContain("application/problem+json")
					.containsAnyOf("\"editToken\"", ";; ANSWER SECTION:", "-A KUBE-SERVICES",
							"\"disposition\":\"DELIVERED\"");
			}
		}
		finally {
			server.descendants().forEach(ProcessHandle::destroy);
			server.destroy();
			server.waitFor(30, TimeUnit.SECONDS);
		}
	}

	private void copySources() throws IOException {
		for (String name : List.of("pom.xml", "mvnw", ".mvn", "src/main", "frontend", "samples")) {
			try (Stream<Path> files = Files.walk(Path.of(name))) {
				for (Path file : files.filter((path) -> !path.toString().contains("node_modules")).toList()) {
					Path target = this.clone.resolve(file.toString());
					Files.createDirectories(target.getParent());
					if (!Files.isDirectory(file)) {
						Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
					}
				}
			}
		}
	}

	private Process shell(String command, Map<String, String> environment, Path log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(this.clone.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		// Whoever types it has the machine's own java, not the one that runs the tests.
		builder.environment().remove("JAVA_HOME");
		builder.environment().putAll(environment);
		return builder.start();
	}

	private static String awaitDashboard(int port, Process server) throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			long end = System.nanoTime() + Duration.ofMinutes(8).toNanos();
			while (System.nanoTime() < end && server.isAlive()) {
				try {
					HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
					return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
				}
				catch (IOException notYet) {
					Thread.sleep(500);
				}
			}
			return "";
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String read(Path log) {
		try (InputStream text = Files.newInputStream(log)) {
			return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
