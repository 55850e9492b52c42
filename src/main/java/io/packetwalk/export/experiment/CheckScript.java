package io.packetwalk.export.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.export.Provenance;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.trace.Place;

/**
 * A bash script that prints, on a real cluster, the facts a trace rests on beside what
 * the simulation says of them. Its commands only look.
 */
public final class CheckScript {

	private final StringBuilder script = new StringBuilder();

	private final Map<String, String> pods = new LinkedHashMap<>();

	private CheckScript() {
	}

	public static String write(TraceDocument document, String page) {
		CheckScript writer = new CheckScript();
		List<Inspection> inspections = Inspection.of(document.trace());
		writer.name(inspections);
		writer.head(document, page);
		inspections.forEach(writer::check);
		writer.line("printf '\\n%s\\n' 'Done. Nothing was changed.'");
		return writer.script.toString();
	}

	/** One word to a shell, whatever it holds. */
	static String quoted(String text) {
		return "'" + text.replaceAll("[\\p{Cntrl}]+", " ").replace("'", "'\\''") + "'";
	}

	private void name(List<Inspection> inspections) {
		inspections.stream()
			.filter((one) -> one.place().kind() == Place.Kind.POD)
			.forEach((one) -> this.pods.computeIfAbsent(String.valueOf(one.place().pod()),
					(pod) -> "POD_" + (this.pods.size() + 1)));
	}

	private void head(TraceDocument document, String page) {
		line("#!/usr/bin/env bash");
		comment(Provenance.of(document));
		comment(document.trace().request().from() + " -> " + document.trace().request().to());
		comment("The trace: " + page);
		line("#");
		line("# Prints what a real cluster says beside what the simulation says. Every command only looks.");
		line("# Pods have other names on your cluster: set the names below, here or in the environment.");
		line("# Commands for nodes run on the node this script runs on, and on others with NODE_SHELL=ssh.");
		line("set -u");
		line("KUBECTL=${KUBECTL:-kubectl}");
		line("NODE_SHELL=${NODE_SHELL:-}");
		this.pods.forEach((pod, variable) -> {
			line("# a pod of namespace " + pod.replaceAll("[\\p{Cntrl}]+", " ").replaceFirst("/.*", ""));
			line(": \"${" + variable + ":=}\"; [ -n \"$" + variable + "\" ] || " + variable + "="
					+ quoted(pod.substring(pod.indexOf('/') + 1)));
		});
		line("""

				tell() { # step, title, where, command, simulated lines
				  printf '\\n== step %s: %s (%s)\\n' "$1" "$2" "$3"
				  printf '$ %s\\n' "$4"
				  shift 4
				  [ $# -eq 0 ] || printf 'simulated: %s\\n' "$@"
				}
				in_pod() { # namespace, pod, command
				  "$KUBECTL" -n "$1" exec "$2" -- sh -c "$3" 2>&1 | sed 's/^/here:      /'
				}
				on_node() { # node, command
				  if [ "$(hostname)" = "$1" ]; then sh -c "$2" 2>&1 | sed 's/^/here:      /'
				  elif [ -n "$NODE_SHELL" ]; then "$NODE_SHELL" "$1" "$2" 2>&1 </dev/null | sed 's/^/here:      /'
				  else printf 'not run:   this is not %s; run it there, or set NODE_SHELL=ssh\\n' "$1"
				  fi
				}
				here() { # command
				  sh -c "$1" 2>&1 | sed 's/^/here:      /'
				}
				""".stripTrailing());
	}

	private void check(Inspection one) {
		List<String> words = new ArrayList<>(List.of("tell", Integer.toString(one.step()), quoted(one.title()),
				quoted(one.where()), quoted(one.command())));
		one.expected().forEach((expected) -> words.add(quoted(expected)));
		line("");
		line(String.join(" ", words));
		line(run(one));
	}

	private String run(Inspection one) {
		if (one.command().startsWith("kubectl ")) {
			return "here " + quoted(one.command());
		}
		if (one.place().kind() == Place.Kind.NODE) {
			return "on_node " + quoted(String.valueOf(one.place().node())) + " " + quoted(one.command());
		}
		String pod = String.valueOf(one.place().pod());
		return "in_pod " + quoted(pod.replaceFirst("/.*", "")) + " \"$" + this.pods.get(pod) + "\" "
				+ quoted(one.command());
	}

	private void comment(String text) {
		line("# " + text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
	}

	private void line(String line) {
		this.script.append(line).append('\n');
	}

}
