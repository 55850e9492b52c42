package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.export.NetModule;
import io.packetwalk.lab.store.StoredLab;
import io.packetwalk.lab.store.StoredRevision;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.manifest.Problem;

/** The JSON in the columns of a revision. */
@Component
class LabJson {

	private final JsonMapper mapper = JsonMapper.builder()
		.addModule(new NetModule())
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	StoredRevision revision(StoredLab lab, LabSettings settings, Compiled compiled, String told) {
		return new StoredRevision(null, lab.id(), lab.revision(), write(settings), write(compiled.manifests().files()),
				write(compiled.summary()), write(compiled.problems()), lab.updated(), told, lab.errors(),
				lab.warnings());
	}

	/** What a lab is made of, in one text. */
	String inputs(Upload upload) {
		StringBuilder all = new StringBuilder(write(upload.settings()));
		upload.files()
			.forEach((file) -> all.append('\n')
				.append(file.name())
				.append('\n')
				.append(new String(file.content(), StandardCharsets.UTF_8)));
		return all.toString();
	}

	private String write(Object value) {
		return this.mapper.writeValueAsString(value);
	}

	LabSettings settings(String json) {
		return this.mapper.readValue(json, LabSettings.class);
	}

	LabSummary summary(String json) {
		return this.mapper.readValue(json, LabSummary.class);
	}

	List<SourceText> files(String json) {
		return this.mapper.readValue(json, new TypeReference<>() {
		});
	}

	List<Problem> problems(String json) {
		return this.mapper.readValue(json, new TypeReference<>() {
		});
	}

}
