package io.packetwalk.trace;

import java.util.List;

/**
 * What the person at the client sees.
 *
 * @param tool the program, e.g. {@code curl}
 * @param text what it prints
 * @param exitCode its exit code
 * @param after how long it takes, e.g. {@code 1 ms} or {@code 5 s × 2}
 * @param check what to check first, at most three lines; empty when all is well
 */
public record Symptom(String tool, String text, int exitCode, String after, List<String> check) {

	public Symptom {
		check = List.copyOf(check);
	}

	/** The same, after another time. */
	public Symptom after(String time) {
		return new Symptom(this.tool, this.text, this.exitCode, time, this.check);
	}

}
