package io.packetwalk.netfilter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * The real thing: rules loaded into a network namespace of their own, and saved again.
 */
public final class Kernel {

	private Kernel() {
	}

	/** Skips the test where there is no kernel to ask; in CI that is a failure. */
	public static void required() {
		String reason = missing();
		if (!reason.isEmpty() && System.getenv("CI") != null) {
			fail("kernel tests have to run in CI: " + reason);
		}
		Assumptions.assumeTrue(reason.isEmpty(), reason);
	}

	private static String missing() {
		try {
			Result result = run(List.of("unshare", "-n", "sh", "-c", "iptables-nft -L -n && ip6tables-nft -L -n"), "");
			return (result.exit() == 0) ? "" : "not root, or no iptables-nft: " + result.text().lines().findFirst();
		}
		catch (IOException ex) {
			return "no unshare: " + ex.getMessage();
		}
	}

	/**
	 * Loads the text and saves it.
	 * @param program {@code iptables} or {@code ip6tables}
	 */
	public static String saved(String program, String text) {
		try {
			String script = program + "-nft-restore && " + program + "-nft-save";
			Result result = run(List.of("unshare", "-n", "sh", "-c", script), text);
			assertThat(result.exit()).as(result.text()).isZero();
			return result.text()
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line + "\n")
				.collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Result(int exit, String text) {
	}

	private static Result run(List<String> command, String input) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (var stdin = process.getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			process.waitFor(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new Result(process.exitValue(), text);
	}

}
