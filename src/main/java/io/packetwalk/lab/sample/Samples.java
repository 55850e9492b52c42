package io.packetwalk.lab.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.SettingsReader;
import io.packetwalk.lab.Upload;
import io.packetwalk.manifest.ManifestFile;

/**
 * The samples that come with the product, read from {@code samples/} on the class path.
 */
@Component
public class Samples {

	private static final String REQUESTS = "requests.yaml";

	private final List<Sample> samples;

	Samples(ResourcePatternResolver resources) throws IOException {
		this.samples = Arrays.stream(resources.getResources("classpath*:samples/*/" + REQUESTS))
			.map((requests) -> read(resources, folder(requests), requests))
			.sorted(Comparator.comparing(Sample::id))
			.toList();
	}

	public List<Sample> all() {
		return this.samples;
	}

	public Sample find(String id) {
		return this.samples.stream()
			.filter((sample) -> sample.id().equals(id))
			.findFirst()
			.orElseThrow(() -> NotFoundException.sample(id));
	}

	/** The upload a sample stands for. */
	public Upload upload(Sample sample) {
		LabSettings settings = SettingsReader.read(sample.settings(), LabSettings.defaults());
		return new Upload(sample.files(), settings, sample.title(), sample.id());
	}

	private static Sample read(ResourcePatternResolver resources, String folder, Resource requests) {
		Map<?, ?> description = (Map<?, ?>) new Load(LoadSettings.builder().setLabel(folder).build())
			.loadFromString(new String(bytes(requests), StandardCharsets.UTF_8));
		return new Sample(folder, text(description, "title", folder), text(description, "summary", ""),
				text(description, "group", ""), texts(description.get("settings")),
				requests(description.get("requests")), manifests(resources, folder));
	}

	private static List<ManifestFile> manifests(ResourcePatternResolver resources, String folder) {
		try {
			return Arrays.stream(resources.getResources("classpath*:samples/" + folder + "/*.yaml"))
				.filter((file) -> !REQUESTS.equals(file.getFilename()))
				.sorted(Comparator.comparing(Samples::name))
				.map((file) -> new ManifestFile(name(file), bytes(file)))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<SuggestedRequest> requests(Object list) {
		List<SuggestedRequest> requests = new ArrayList<>();
		if (list instanceof List<?> entries) {
			for (Object entry : entries) {
				Map<?, ?> request = (Map<?, ?>) entry;
				requests.add(new SuggestedRequest(text(request, "title", ""), text(request, "from", ""),
						text(request, "to", ""), text(request, "method", "GET"), texts(request.get("headers")),
						text(request, "via", ""), Integer.parseInt(text(request, "connections", "1"))));
			}
		}
		return requests;
	}

	private static String text(Map<?, ?> map, String key, String absent) {
		Object value = map.get(key);
		return (value != null) ? value.toString() : absent;
	}

	private static Map<String, String> texts(Object map) {
		Map<String, String> texts = new TreeMap<>();
		if (map instanceof Map<?, ?> entries) {
			entries.forEach((key, value) -> texts.put(key.toString(), value.toString()));
		}
		return texts;
	}

	private static String folder(Resource requests) {
		try {
			String[] path = requests.getURL().getPath().split("/");
			return path[path.length - 2];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Resource file) {
		return String.valueOf(file.getFilename());
	}

	private static byte[] bytes(Resource file) {
		try (InputStream in = file.getInputStream()) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
