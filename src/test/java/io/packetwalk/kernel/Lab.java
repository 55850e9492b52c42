package io.packetwalk.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/**
 * A folder of manifests with a {@code requests.yaml}: a sample, or the test's own table
 * of flows.
 *
 * @param plane what its walks are walked on
 * @param flows its requests
 */
record Lab(Dataplane plane, List<Flow> flows) {

	/**
	 * A request.
	 *
	 * @param name its name
	 * @param request what is asked
	 */
	record Flow(String name, TraceRequest request) {
	}

	/**
	 * How a folder's cluster is to differ from what its files say.
	 *
	 * @param name its name, empty for none
	 * @param proxyMode kube-proxy's mode, null for the folder's own
	 * @param cni the pod network, null for the folder's own
	 * @param edit changes the text of each file
	 */
	record Variant(String name, @Nullable ProxyMode proxyMode, @Nullable CniPlugin cni, UnaryOperator<String> edit) {

		static final Variant AS_WRITTEN = new Variant("", null, null, UnaryOperator.identity());

	}

	static Lab read(Path folder, Variant variant) {
		Map<?, ?> written = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(folder));
		Cluster cluster = ControlPlane
			.reconcile(ManifestReader.read(manifests(folder, variant.edit()), Limits.DEFAULT),
					settings(written, variant))
			.cluster();
		List<Flow> flows = ((List<?>) written.get("requests")).stream()
			.map((entry) -> (Map<?, ?>) entry)
			.map((entry) -> new Flow(word(entry, "name", ""), request(entry)))
			.toList();
		return new Lab(DataplaneCompiler.compile(cluster), flows);
	}

	private static String text(Path folder) {
		try {
			return Files.readString(folder.resolve("requests.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<ManifestFile> manifests(Path folder, UnaryOperator<String> edit) {
		try (Stream<Path> files = Files.list(folder)) {
			List<ManifestFile> manifests = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				if (name.endsWith(".yaml") && !name.equals("requests.yaml")) {
					manifests.add(new ManifestFile(name,
							edit.apply(Files.readString(file)).getBytes(StandardCharsets.UTF_8)));
				}
			}
			return manifests;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static LabSettings settings(Map<?, ?> requests, Variant variant) {
		Map<?, ?> given = (requests.get("settings") instanceof Map<?, ?> map) ? map : Map.of();
		LabSettings defaults = LabSettings.defaults();
		ProxyMode mode = Optional.ofNullable(variant.proxyMode())
			.orElseGet(() -> one(ProxyMode.class, word(given, "proxyMode", "")));
		CniPlugin cni = Optional.ofNullable(variant.cni())
			.orElseGet(() -> one(CniPlugin.class, word(given, "cni", "")));
		return new LabSettings(
				Optional.ofNullable(one(Profile.class, word(given, "profile", ""))).orElse(defaults.profile()),
				given.containsKey("nodes") ? (Integer) given.get("nodes") : defaults.nodes(), mode, cni, null, null,
				null, word(given, "ingressController", "auto"), 42);
	}

	private static <E extends Enum<E>> @Nullable E one(Class<E> type, String word) {
		return word.isEmpty() ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
	}

	private static TraceRequest request(Map<?, ?> entry) {
		Map<String, String> headers = new TreeMap<>();
		if (entry.get("headers") instanceof Map<?, ?> given) {
			given.forEach((key, value) -> headers.put(key.toString(), value.toString()));
		}
		return new TraceRequest(word(entry, "from", ""), word(entry, "to", ""), word(entry, "method", "GET"), headers,
				(String) entry.get("via"), (String) entry.get("libc"), Long.parseLong(word(entry, "seed", "42")),
				Integer.parseInt(word(entry, "connections", "1")), (String) entry.get("pick"));
	}

	private static String word(Map<?, ?> map, String key, String otherwise) {
		return map.containsKey(key) ? String.valueOf(map.get(key)) : otherwise;
	}

	/** Our walk of a request, with an endpoint pinned where one is named. */
	Trace walk(TraceRequest request, @Nullable String pick) {
		TraceRequest pinned = (pick == null) ? request
				: new TraceRequest(request.from(), request.to(), request.method(), request.headers(), request.via(),
						request.libc(), request.seed(), request.connections(), pick);
		return PacketWalker.walk(this.plane, pinned, Causes.NONE, TraceListener.SILENT);
	}

}
