package io.packetwalk.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.LookupSummary.Asked;
import io.packetwalk.trace.Symptom;

/** What {@code getent} and {@code dig} print for a name. */
final class LookupSymptoms {

	private LookupSymptoms() {
	}

	static Symptom of(String tool, LookupSummary lookup, Disposition end, String after, List<String> checks) {
		return tool.equals("dig") ? dig(lookup, end, after, checks)
				: end.success() ? new Symptom("getent", ahosts(lookup), 0, after, List.of())
						: new Symptom("getent", "", 2, after, checks);
	}

	/**
	 * {@code getent ahosts}: a line for each kind of socket, the canonical name in the
	 * first.
	 */
	private static String ahosts(LookupSummary lookup) {
		List<String> lines = new ArrayList<>();
		for (String address : lookup.addresses()) {
			for (String socket : List.of("STREAM", "DGRAM", "RAW")) {
				String name = lines.isEmpty() ? canonical(lookup) : "";
				lines.add("%-15s %-6s %s".formatted(address, socket, name).stripTrailing());
			}
		}
		return String.join("\n", lines);
	}

	private static String canonical(LookupSummary lookup) {
		if (!lookup.hosts().isEmpty()) {
			return lookup.hosts().getFirst().split("\\s+")[1];
		}
		return lookup.questions()
			.stream()
			.flatMap((asked) -> asked.answers().stream())
			.filter((record) -> lookup.addresses().stream().anyMatch((address) -> record.endsWith(" " + address)))
			.findFirst()
			.map((record) -> record.substring(0, record.indexOf(' ')).replaceFirst("\\.$", ""))
			.orElse(lookup.name());
	}

	/** The status and the answer section; {@code dig} fails only where nobody answers. */
	private static Symptom dig(LookupSummary lookup, Disposition end, String after, List<String> checks) {
		if (lookup.questions().isEmpty()) {
			return new Symptom("dig", ";; no servers could be reached", 9, after, checks);
		}
		Asked last = lookup.questions().getLast();
		if (last.rcode().equals("TIMEOUT") || last.rcode().equals("UNREACHABLE")) {
			String why = last.rcode().equals("TIMEOUT") ? "timed out" : "connection refused";
			return new Symptom("dig",
					";; communications error to %s#53: %s%n;; no servers could be reached".formatted(last.server(), why)
						.replace(System.lineSeparator(), "\n"),
					9, after, checks);
		}
		Stream<String> answers = lookup.questions()
			.stream()
			.filter((asked) -> asked.name().equals(last.name()))
			.flatMap((asked) -> asked.answers().stream());
		return new Symptom("dig",
				String.join("\n", Stream.concat(Stream.of(";; status: " + last.rcode()), answers).toList()), 0, after,
				end.success() ? List.of() : checks);
	}

}
