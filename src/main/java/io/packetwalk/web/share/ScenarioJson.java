package io.packetwalk.web.share;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.SettingsReader;
import io.packetwalk.lab.Upload;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.manifest.LimitExceededException;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.TraceRequestBody;

/** Writes scenarios, and reads those that came by a link nobody can vouch for. */
@Component
class ScenarioJson {

	/** What a link may inflate to. */
	static final int MOST_BYTES = 2 << 20;

	private static final int MOST_OBJECTS = 2000;

	private static final int MOST_FILES = 2000;

	private static final int LONGEST_NAME = 200;

	private static final Limits LIMITS = new Limits(MOST_BYTES, MOST_OBJECTS, 100, 100_000);

	private final JsonMapper mapper;

	ScenarioJson(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/** The same trace always gives the same bytes. */
	byte[] write(Lab lab, StoredTrace trace) {
		ObjectNode request = (ObjectNode) this.mapper.readTree(trace.document()).path("request");
		request.propertyStream()
			.filter((member) -> member.getValue().isNull())
			.map(Map.Entry::getKey)
			.toList()
			.forEach(request::remove);
		byte[] json = this.mapper.writeValueAsBytes(Scenario.of(lab, request));
		if (json.length > MOST_BYTES) {
			throw new RefusalException(Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "SCENARIO_TOO_LARGE",
					"The manifests of this trace are too large for a link that carries everything."));
		}
		return json;
	}

	Read read(byte[] json) {
		if (json.length > MOST_BYTES) {
			throw new LimitExceededException("A link may carry 2 MB; nothing of this one was loaded.");
		}
		JsonNode scenario = tree(json);
		int version = scenario.path("v").asInt(0);
		if (version > Scenario.VERSION) {
			throw new RefusalException(Refusal.of(HttpStatus.BAD_REQUEST, "UNKNOWN_VERSION", "This link is of version "
					+ version + "; this Packetwalk reads version " + Scenario.VERSION + ". A newer one opens it."));
		}
		if (scenario.path("files").size() > MOST_FILES) {
			throw new LimitExceededException(
					"A link may carry " + MOST_FILES + " files; nothing of this one was loaded.");
		}
		List<ManifestFile> files = files(scenario.path("files"));
		if (version < 1 || files.isEmpty() || !scenario.path("request").isObject()) {
			throw new RefusalException(
					Refusal.invalidRequest("This is not a scenario: version, files or request is missing."));
		}
		if (ManifestReader.read(files, LIMITS).objects().size() > MOST_OBJECTS) {
			throw new LimitExceededException(
					"A link may carry " + MOST_OBJECTS + " objects; nothing of this one was loaded.");
		}
		LabSettings settings = SettingsReader.read(texts(scenario.path("settings")), LabSettings.defaults());
		String name = scenario.path("name").asString("").strip();
		return new Read(new Upload(files, settings, name.isEmpty() ? null : cut(name), null),
				this.mapper.treeToValue(scenario.path("request"), TraceRequestBody.class));
	}

	private JsonNode tree(byte[] json) {
		try {
			return this.mapper.readTree(json);
		}
		catch (JacksonException ex) {
			throw new RefusalException(Refusal.invalidRequest("This is not a scenario: it is not JSON."));
		}
	}

	private static List<ManifestFile> files(JsonNode list) {
		List<ManifestFile> files = new ArrayList<>();
		for (JsonNode file : list) {
			files.add(new ManifestFile(cut(file.path("name").asString(Upload.PASTED)),
					file.path("text").asString("").getBytes(StandardCharsets.UTF_8)));
		}
		return files;
	}

	private static Map<String, String> texts(JsonNode object) {
		Map<String, String> texts = new LinkedHashMap<>();
		object.forEachEntry((name, value) -> texts.put(name, value.asString("")));
		return texts;
	}

	private static String cut(String text) {
		return (text.length() > LONGEST_NAME) ? text.substring(0, LONGEST_NAME) : text;
	}

	/**
	 * A scenario, ready to be walked.
	 *
	 * @param upload what the lab is made of
	 * @param request what is walked in it
	 */
	record Read(Upload upload, TraceRequestBody request) {

	}

}
