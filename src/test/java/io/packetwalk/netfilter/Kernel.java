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

	/** Skips the test where there is no ipset to ask. */
	public static void ipsetRequired() {
		String reason = "no ipset in this kernel, or none installed";
		try {
			Result result = run(List.of("unshare", "-n", "ipset", "save"), "");
			Assumptions.assumeTrue(result.exit() == 0, reason);
		}
		catch (IOException ex) {
			Assumptions.abort(reason);
		}
	}

	/** Loads sets and saves them. */
	public static String savedSets(String sets) {
		return output("ipset restore && ipset save", sets);
	}

	/**
	 * Loads sets, then the rules that use them, and saves the rules.
	 * @param program {@code iptables} or {@code ip6tables}
	 */
	public static String savedWithSets(String program, String sets, String text) {
		String script = "ipset restore <<'SETS'\n" + sets + "SETS\n" + program + "-nft-restore && " + program
				+ "-nft-save";
		return withoutRemarks(output(script, text));
	}

	/**
	 * Loads the text and saves it.
	 * @param program {@code iptables} or {@code ip6tables}
	 */
	public static String saved(String program, String text) {
		return withoutRemarks(output(program + "-nft-restore && " + program + "-nft-save", text));
	}

	private static String withoutRemarks(String saved) {
		return saved.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line + "\n")
			.collect(Collectors.joining());
	}

	/** What a script prints in a network namespace of its own. */
	private static String output(String script, String input) {
		try {
			Result result = run(List.of("unshare", "-n", "sh", "-c", script), input);
			assertThat(result.exit()).as(result.text()).isZero();
			return result.text();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Loads commands or a listing with {@code nft -f}, and lists the ruleset. */
	public static String listed(String text) {
		try {
			Result result = run(List.of("unshare", "-n", "sh", "-c", "nft -f - && nft list ruleset"), text);
			assertThat(result.exit()).as(result.text()).isZero();
			return result.text();
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
