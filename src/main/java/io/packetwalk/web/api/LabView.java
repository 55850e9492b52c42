package io.packetwalk.web.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.LabSummary;
import io.packetwalk.web.ProblemView;
import io.packetwalk.web.SettingsView;

/** A lab as the API shows it; the edit token only to whoever just made it. */
record LabView(String id, int revision, String name, String url,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String editToken, LabSummary summary,
		SettingsView settings, List<ProblemView> problems) {

	static LabView of(Lab lab, @Nullable String editToken) {
		return new LabView(lab.id(), lab.revision(), lab.name(), "/labs/" + lab.id(), editToken, lab.summary(),
				SettingsView.of(lab.cluster()), ProblemView.of(lab));
	}

}
