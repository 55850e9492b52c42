package io.packetwalk.web.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.LabProperties;
import io.packetwalk.manifest.LimitExceededException;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/** Takes a draft out of a request, and no more than an upload may have. */
@Component
class DraftReader {

	private final long limit;

	private final JsonMapper json;

	DraftReader(LabProperties properties, JsonMapper json) {
		this.limit = properties.limits().bytes().toBytes();
		this.json = json;
	}

	Draft read(HttpServletRequest request) {
		try {
			// JSON doubles a quote or a line end
			int most = (int) Math.min(2 * this.limit, Integer.MAX_VALUE - 8);
			byte[] body = request.getInputStream().readNBytes(most);
			if (body.length == most) {
				throw new LimitExceededException("The files have more than " + this.limit + " bytes together.");
			}
			Draft draft = this.json.readValue(body, Draft.class);
			if (draft == null) {
				throw new RefusalException(Refusal.invalidRequest("The body is not the JSON object expected here."));
			}
			return draft;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
