package io.packetwalk.export.experiment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.packetwalk.export.Provenance;
import io.packetwalk.export.TraceDocument;

/**
 * The manifests a trace was walked in, with what it takes to start a real cluster like
 * it.
 */
public final class ManifestsZip {

	/** The first moment a zip can name; the same trace is the same bytes. */
	private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);

	private static final int MOST_NODES = 8;

	private static final String ROOT = "manifests/";

	private ManifestsZip() {
	}

	/**
	 * Packs.
	 * @param document the trace
	 * @param page where its page is
	 * @param files the manifests, redacted, by name
	 * @param networks how the cluster is set up
	 */
	public static byte[] write(TraceDocument document, String page, Map<String, String> files, Networks networks) {
		Map<String, String> entries = new LinkedHashMap<>();
		List<String> names = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		files.forEach((name, text) -> {
			String safe = free(safe(name), taken);
			entries.put(safe, text);
			names.add(safe);
		});
		entries.put("README.md", readme(document, page, names));
		entries.put("kind-cluster.yaml", kind(document, networks));
		entries.put("check.sh", CheckScript.write(document, page));
		return packed(entries);
	}

	private static byte[] packed(Map<String, String> entries) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> each : entries.entrySet()) {
				ZipEntry entry = new ZipEntry(each.getKey());
				entry.setTimeLocal(FIRST);
				zip.putNextEntry(entry);
				zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** A name below manifests/, whatever an upload called its file. */
	static String safe(String name) {
		List<String> parts = Arrays.stream(name.split("[/\\\\]+"))
			.map((part) -> part.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", ""))
			.filter((part) -> !part.isBlank())
			.toList();
		String path = parts.isEmpty() ? "manifest.yaml" : String.join("/", parts);
		return ROOT + (path.matches(".*\\.(ya?ml|json)") ? path : path + ".yaml");
	}

	/**
	 * Free also where capitals make no difference; what would lie in a folder called as a
	 * file is called after both.
	 */
	private static String free(String name, Set<String> taken) {
		boolean belowAFile = folders(name).stream().anyMatch(taken::contains);
		String wanted = belowAFile ? ROOT + name.substring(ROOT.length()).replace('/', '-') : name;
		String free = wanted;
		for (int i = 2; taken.contains(small(free)) || taken.contains(small(free) + "/"); i++) {
			free = wanted.replaceFirst("(\\.[A-Za-z]+)$", "-" + i + "$1");
		}
		taken.add(small(free));
		folders(free).forEach((folder) -> taken.add(folder + "/"));
		return free;
	}

	private static List<String> folders(String path) {
		List<String> folders = new ArrayList<>();
		for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
			folders.add(small(path.substring(0, slash)));
		}
		return folders;
	}

	private static String small(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	private static String kind(TraceDocument document, Networks networks) {
		StringBuilder yaml = new StringBuilder();
		yaml.append("# ").append(Provenance.of(document)).append('\n');
		yaml.append("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnetworking:\n");
		yaml.append("  kubeProxyMode: ").append(networks.proxyMode()).append('\n');
		if (networks.pods().contains(",")) {
			yaml.append("  ipFamily: dual\n");
		}
		yaml.append("  podSubnet: ").append(networks.pods()).append('\n');
		yaml.append("  serviceSubnet: ").append(networks.services()).append('\n');
		if (!networks.cni().equals("kindnet")) {
			yaml.append("  disableDefaultCNI: true # install ").append(networks.cni()).append(" yourself\n");
		}
		yaml.append("nodes:\n- role: control-plane\n");
		if (networks.nodes() > 1) {
			// with workers, kind's control plane runs no pods of yours
			yaml.append("- role: worker\n".repeat(Math.min(networks.nodes(), MOST_NODES)));
		}
		return yaml.toString();
	}

	private static String readme(TraceDocument document, String page, List<String> names) {
		String files = names.stream().map((name) -> "- `" + name + "`\n").reduce("", String::concat);
		return """
				# The manifests of trace %s

				%s

				The trace: <%s>

				%s
				Values of Secrets and credentials were removed when the manifests were uploaded and stand as `•••`:
				put your own in before you apply them.

				## Try it on a real cluster

				```
				kind create cluster --name packetwalk --config kind-cluster.yaml
				kubectl apply -R -f manifests/
				kubectl get pods -A -o wide
				bash check.sh
				kind delete cluster --name packetwalk
				```

				Where `kind-cluster.yaml` says `disableDefaultCNI`, install that CNI before you apply the manifests.
				Documents that only Packetwalk knows (`packetwalk.io/v1alpha1`) are refused by a real cluster; that is
				fine. Nodes are named by kind, so pods that ask for a node by its name wait. Pods get other names and addresses there: `check.sh` says where to put the names. It only looks.
				"""
			.formatted(document.id(), Provenance.of(document), page, files);
	}

	/**
	 * How a cluster is set up.
	 *
	 * @param nodes how many nodes
	 * @param proxyMode kube-proxy's mode
	 * @param cni the pod network
	 * @param pods the block of pod addresses, two with a comma between for both families
	 * @param services the block of Service addresses, likewise
	 */
	public record Networks(int nodes, String proxyMode, String cni, String pods, String services) {

	}

}
