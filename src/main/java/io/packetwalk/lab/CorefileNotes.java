package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.CorefileProblem;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;

/** What CoreDNS, or our model of it, has to say about its Corefile, at the very line. */
final class CorefileNotes {

	private static final String SHIPPED = "ConfigMap kube-system/coredns";

	/** The lines of a literal block scalar are those of the file, one by one. */
	private static final Pattern LITERAL_BLOCK = Pattern.compile(".*:\\s*\\|[0-9+-]*\\s*(#.*)?");

	private final ManifestSet manifests;

	private final SourceLines lines;

	private CorefileNotes(ManifestSet manifests) {
		this.manifests = manifests;
		this.lines = new SourceLines(manifests.files());
	}

	static List<Problem> of(ClusterDns dns, ManifestSet manifests) {
		List<CorefileProblem> passedOver = dns.pluginsNotModelled();
		if (dns.corefileProblem().isEmpty() && passedOver.isEmpty()) {
			return List.of();
		}
		CorefileNotes notes = new CorefileNotes(manifests);
		List<Problem> found = new ArrayList<>();
		dns.corefileProblem().map(notes::refusal).ifPresent(found::add);
		passedOver.forEach((plugin) -> found.add(notes.passedOver(plugin)));
		return found;
	}

	private Problem refusal(CorefileProblem problem) {
		return new Problem("COREFILE_REFUSED", Severity.ERROR, place(problem), object(problem),
				"CoreDNS would refuse its Corefile and crash: " + problem.message() + ". Every name lookup is refused.",
				"Correct the line of the Corefile that is named.");
	}

	private Problem passedOver(CorefileProblem problem) {
		return new Problem("COREFILE_PLUGIN_NOT_MODELLED", Severity.WARNING, place(problem), object(problem),
				"A plugin of the Corefile is passed over: " + problem.message() + ".", "");
	}

	private static String object(CorefileProblem problem) {
		ObjectRef configMap = problem.configMap();
		return (configMap != null) ? configMap.toString() : SHIPPED;
	}

	private @Nullable SourceLocation place(CorefileProblem problem) {
		return this.manifests.sources()
			.locate(object(problem), "data[" + problem.key() + "]")
			.map((key) -> inside(key, problem.line()))
			.orElse(null);
	}

	private SourceLocation inside(SourceLocation key, int line) {
		if (!LITERAL_BLOCK.matcher(this.lines.line(key.file(), key.line())).matches()) {
			return key;
		}
		String text = this.lines.line(key.file(), key.line() + line);
		int column = text.length() - text.stripLeading().length() + 1;
		return new SourceLocation(key.file(), key.line() + line, column, key.document());
	}

}
