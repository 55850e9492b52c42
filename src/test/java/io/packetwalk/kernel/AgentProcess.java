package io.packetwalk.kernel;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An {@link Agent} running inside a namespace. */
final class AgentProcess implements AutoCloseable {

	private final Process process;

	private final PrintStream commands;

	private final BufferedReader answers;

	private AgentProcess(Process process) {
		this.process = process;
		this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	static AgentProcess start(String namespace, String name) throws IOException {
		return new AgentProcess(launch(namespace, Agent.class, List.of(name)));
	}

	/** Starts a program that needs no classes but its own inside a namespace. */
	static Process launch(String namespace, Class<?> program, List<String> words) throws IOException {
		String java = ProcessHandle.current().info().command().orElse("java");
		List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace, java, "-Xmx24m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.net.preferIPv4Stack=true", "-cp",
				classes(), program.getName()));
		command.addAll(words);
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static String classes() {
		try {
			return new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Sends a command and waits for its answer. */
	synchronized String ask(String command) {
		this.commands.println(command);
		try {
			String answer = this.answers.readLine();
			if (answer == null) {
				throw new IllegalStateException("the agent died on: " + command);
			}
			return answer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.commands.close();
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

}
