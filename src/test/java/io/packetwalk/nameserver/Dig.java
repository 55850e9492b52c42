package io.packetwalk.nameserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * What the real <a href="https://bind9.readthedocs.io/en/stable/manpages.html">dig</a>
 * prints.
 *
 * @param text all of it
 */
public record Dig(String text) {

	private static final Pattern STATUS = Pattern.compile("status: (\\w+), id");

	private static final Pattern FLAGS = Pattern.compile(";; flags: ([a-z ]*);");

	/** Skips where there is no dig; in CI that is a failure. */
	public static void required() {
		String missing = isThere() ? "" : "there is no dig here (Debian: bind9-dnsutils)";
		if (!missing.isEmpty() && System.getenv("CI") != null) {
			fail("dig has to be there in CI: " + missing);
		}
		Assumptions.assumeTrue(missing.isEmpty(), missing);
	}

	private static boolean isThere() {
		try {
			return new ProcessBuilder("dig", "-v").redirectErrorStream(true).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	static Dig ask(int port, String... words) {
		return ask("127.0.0.1", port, words);
	}

	static Dig ask(String server, int port, String... words) {
		List<String> command = new ArrayList<>(
				List.of("dig", "@" + server, "-p", String.valueOf(port), "+time=3", "+tries=1"));
		command.addAll(List.of(words));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Dig dig = new Dig(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			process.waitFor();
			return dig;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public String status() {
		return first(STATUS);
	}

	public List<String> flags() {
		return List.of(first(FLAGS).split(" "));
	}

	private String first(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.text);
		assertThat(matcher.find()).as(this.text).isTrue();
		return matcher.group(1);
	}

	public List<String> answer() {
		return section("ANSWER");
	}

	List<String> authority() {
		return section("AUTHORITY");
	}

	List<String> additional() {
		return section("ADDITIONAL");
	}

	/** The records of a section, single spaces between their words. */
	private List<String> section(String name) {
		int start = this.text.indexOf(";; " + name + " SECTION:\n");
		if (start < 0) {
			return List.of();
		}
		String rest = this.text.substring(this.text.indexOf('\n', start) + 1);
		return rest.lines().takeWhile((line) -> !line.isBlank()).map((line) -> line.replaceAll("\\s+", " ")).toList();
	}

}
