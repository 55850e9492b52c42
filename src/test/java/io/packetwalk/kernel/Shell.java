package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Programs run to their end, with what they print. */
final class Shell {

	private Shell() {
	}

	/** What a program printed, both streams together, and its exit status. */
	record Result(int exit, String text) {
	}

	static Result run(List<String> command, String input) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Thread writer = Thread.ofVirtual().start(() -> feed(process, input));
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			writer.join();
			return new Result(process.waitFor(), text);
		}
		catch (IOException ex) {
			return new Result(127, String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Result(130, "interrupted");
		}
	}

	private static void feed(Process process, String input) {
		try (var stdin = process.getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// it ended before it had read everything: its exit status tells
		}
	}

	/** Runs a program that must succeed. */
	static String must(String input, String... command) {
		Result result = run(List.of(command), input);
		if (result.exit() != 0) {
			throw new IllegalStateException(String.join(" ", command) + ": " + result.text() + "\ngiven:\n" + input);
		}
		return result.text();
	}

	/** Runs a program in a network namespace; it must succeed. */
	static String inside(String namespace, String input, String... command) {
		List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
		whole.addAll(List.of(command));
		return must(input, whole.toArray(String[]::new));
	}

}
