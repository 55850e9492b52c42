package io.packetwalk.web.manifests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Rehearsal;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.manifest.Severity;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;

/** The manifests of a lab: looked at, edited and checked; nothing here is kept. */
@Controller
@Hidden
class ManifestsController {

	private final Labs labs;

	private final DraftReader drafts;

	ManifestsController(Labs labs, DraftReader drafts) {
		this.labs = labs;
		this.drafts = drafts;
	}

	@GetMapping("/labs/{id}/manifests")
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String file,
			@RequestParam(defaultValue = "0") int line, @RequestParam @Nullable Integer revision, Visitor visitor,
			HttpServletResponse response, Model model) {
		Lab current = this.labs.find(id);
		Lab lab = revision(current, revision);
		model.addAttribute("rows", ProblemRow.of(lab.problems(), lab.lines(), this.labs.fixes(lab)));
		page(model, current, lab, visitor, file, line);
		model.addAttribute("outlook", null);
		model.addAttribute("typed", null);
		model.addAttribute("refused", null);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "manifests";
	}

	/** What every look at the page needs. */
	void page(Model model, Lab current, Lab lab, Visitor visitor, String file, int line) {
		boolean owner = current.visitor().equals(visitor.id());
		Optional<SourceText> shown = lab.files()
			.stream()
			.filter((one) -> one.name().equals(file))
			.findFirst()
			.or(() -> lab.files().stream().findFirst());
		model.addAttribute("lab", new Head(lab.id(), lab.name(), lab.revision(), current.revision(), owner,
				owner && lab.revision() == current.revision()));
		model.addAttribute("settings", SettingsView.of(lab.cluster()));
		model.addAttribute("files", entries(lab));
		model.addAttribute("file", shown.map(SourceText::name).orElse("lab.yaml"));
		model.addAttribute("text", shown.map(SourceText::text).orElse(""));
		model.addAttribute("line", line);
		model.addAttribute("history", RevisionRow.of(this.labs.revisions(lab.id())));
	}

	private static List<Entry> entries(Lab lab) {
		Map<String, Integer> problems = new TreeMap<>();
		lab.problems().forEach((problem) -> {
			if (problem.location() != null && problem.severity() != Severity.INFO) {
				problems.merge(problem.location().file(), 1, Integer::sum);
			}
		});
		return lab.files().stream().map((one) -> new Entry(one.name(), problems.getOrDefault(one.name(), 0))).toList();
	}

	@GetMapping("/labs/{id}/manifests/text")
	ResponseEntity<String> text(@PathVariable String id, @RequestParam int revision, @RequestParam String file) {
		return revision(this.labs.find(id), revision).files()
			.stream()
			.filter((one) -> one.name().equals(file))
			.findFirst()
			.map((one) -> ResponseEntity.ok()
				.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.body(one.text()))
			.orElseThrow(() -> new RefusalException(Refusal.of(HttpStatus.NOT_FOUND, "FILE_NOT_FOUND",
					"Revision " + revision + " has no file " + file + ".")));
	}

	/** A dry run: what would be wrong, and what would change. */
	@PostMapping(path = "/labs/{id}/manifests/check", consumes = MediaType.APPLICATION_JSON_VALUE)
	String check(@PathVariable String id, @RequestParam(defaultValue = "false") boolean thorough, Visitor visitor,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		Lab current = this.labs.find(id);
		Draft draft = this.drafts.read(request);
		Lab base = revision(current, draft.base());
		rehearsed(model, base, this.labs.rehearse(base, draft.in(base)), thorough);
		model.addAttribute("lab", new Head(base.id(), base.name(), base.revision(), current.revision(),
				current.visitor().equals(visitor.id()), true));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "fragments/revision :: checked";
	}

	static void rehearsed(Model model, Lab base, Rehearsal rehearsal, boolean thorough) {
		model.addAttribute("rows", ProblemRow.of(rehearsal.problems(), rehearsal.lines(), rehearsal.fixes()));
		model.addAttribute("outlook", Outlook.of(base, rehearsal, thorough));
	}

	Lab revision(Lab current, @Nullable Integer number) {
		if (number == null || number == current.revision()) {
			return current;
		}
		if (number < 1 || number > current.revision()) {
			throw new RefusalException(Refusal.of(HttpStatus.NOT_FOUND, "REVISION_NOT_FOUND",
					"There is no revision " + number + "; the last one is " + current.revision() + "."));
		}
		return this.labs.find(current.id(), number);
	}

	/**
	 * The lab at the top of the page.
	 *
	 * @param current its current revision
	 * @param owner whether the visitor made it
	 * @param editable whether the visitor may save what is shown
	 */
	record Head(String id, String name, int revision, int current, boolean owner, boolean editable) {

		/** Whether a revision is shown that is not the current one. */
		public boolean old() {
			return this.revision != this.current;
		}

	}

	/**
	 * A file in the list.
	 *
	 * @param problems how many problems it has that matter
	 */
	record Entry(String name, int problems) {
	}

}
