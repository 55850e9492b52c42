package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was found, as a table to read: {@code target/kernel/LAB.md}. */
final class Report {

	private Report() {
	}

	static void write(String lab, List<Experiment.Finding> findings) throws IOException {
		StringBuilder text = new StringBuilder(
				"| flow | dialled | kernel | client says | taken by | peer seen | rules | differences |\n");
		text.append("|---|---|---|---|---|---|---|---|\n");
		for (Experiment.Finding finding : findings) {
			Account kernel = finding.kernel();
			int rules = kernel.rules().values().stream().mapToInt(List::size).sum();
			text.append("| ")
				.append(String.join(" | ", finding.flow(), finding.dial().toString(),
						kernel.outcome().name().toLowerCase(java.util.Locale.ROOT),
						kernel.words().startsWith("connected") ? "" : kernel.words(), String.valueOf(kernel.endpoint()),
						String.valueOf(kernel.peer()), Integer.toString(rules),
						Integer.toString(finding.differences().size())))
				.append(" |\n");
		}
		Path folder = Path.of("target", "kernel");
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(lab.replace(' ', '-') + ".md"), text.toString());
	}

}
