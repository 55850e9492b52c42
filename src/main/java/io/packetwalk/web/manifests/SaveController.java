package io.packetwalk.web.manifests;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Rehearsal;
import io.packetwalk.lab.RevisionConflictException;
import io.packetwalk.lab.UnreadableUploadException;
import io.packetwalk.lab.Upload;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.web.RefusalException;
import io.packetwalk.web.Visitor;

/** Keeps what was edited: as a revision of one's own lab, or as a lab of one's own. */
@Controller
@Hidden
class SaveController {

	private static final int LONGEST_NAME = 190;

	private final Labs labs;

	private final DraftReader drafts;

	private final ManifestsController pages;

	SaveController(Labs labs, DraftReader drafts, ManifestsController pages) {
		this.labs = labs;
		this.drafts = drafts;
		this.pages = pages;
	}

	@PostMapping(path = "/labs/{id}/manifests", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> save(@PathVariable String id, Visitor visitor, HttpServletRequest request) {
		Draft draft = this.drafts.read(request);
		Lab saved = this.labs.save(id, visitor.id(), draft.base(), draft.in(base(id, draft.base())));
		return ResponseEntity.ok(Map.of("revision", saved.revision(), "url", "/labs/" + id + "/manifests"));
	}

	@PostMapping(path = "/labs/{id}/manifests/copy", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> copy(@PathVariable String id, Visitor visitor, HttpServletRequest request) {
		Draft draft = this.drafts.read(request);
		Lab base = base(id, draft.base());
		return ResponseEntity.ok(Map.of("url", copied(base, draft.in(base), visitor)));
	}

	@PostMapping("/labs/{id}/manifests/restore")
	ResponseEntity<Void> restore(@PathVariable String id, @RequestParam int revision, @RequestParam int base,
			Visitor visitor) {
		Lab old = base(id, revision);
		this.labs.save(id, visitor.id(), base, whole(old));
		return goTo("/labs/" + id + "/manifests");
	}

	/** The form of the page without script: one file at a time. */
	@PostMapping(path = "/labs/{id}/manifests", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Object form(@PathVariable String id, @RequestParam String file, @RequestParam String text, @RequestParam int base,
			@RequestParam String action, Visitor visitor, HttpServletResponse response, Model model) {
		Lab lab = base(id, base);
		String typed = lineEnds(lab, file, text);
		List<ManifestFile> files = with(lab, file, typed);
		String refused = null;
		try {
			if (action.equals("save")) {
				this.labs.save(id, visitor.id(), base, files);
				return goTo("/labs/" + id + "/manifests?file=" + encoded(file));
			}
			if (action.equals("copy")) {
				return goTo(copied(lab, files, visitor));
			}
		}
		catch (RevisionConflictException | UnreadableUploadException | RefusalException ex) {
			refused = ex.getMessage() + " What you typed is still here.";
			response.setStatus(HttpStatus.CONFLICT.value());
		}
		Rehearsal rehearsal = this.labs.rehearse(lab, files);
		ManifestsController.rehearsed(model, lab, rehearsal, true);
		this.pages.page(model, this.labs.find(id), lab, visitor, file, 0);
		model.addAttribute("file", file);
		model.addAttribute("text", typed);
		model.addAttribute("typed", typed);
		model.addAttribute("refused", refused);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "manifests";
	}

	private Lab base(String id, int revision) {
		return this.pages.revision(this.labs.find(id), revision);
	}

	private static List<ManifestFile> whole(Lab lab) {
		return lab.files()
			.stream()
			.map((file) -> new ManifestFile(file.name(), file.text().getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	private String copied(Lab base, List<ManifestFile> files, Visitor visitor) {
		String name = base.name().substring(0, Math.min(LONGEST_NAME, base.name().length()));
		Upload upload = new Upload(files, base.chosen(), name.endsWith("copy") ? name : name + " copy", base.sample());
		return "/labs/" + this.labs.create(upload, visitor.id()).lab().id() + "/manifests";
	}

	/** A form sends the line ends of Windows, whatever it was given. */
	private static String lineEnds(Lab lab, String name, String text) {
		boolean windows = lab.files()
			.stream()
			.anyMatch((one) -> one.name().equals(name) && one.text().contains("\r\n"));
		return windows ? text : text.replace("\r\n", "\n");
	}

	private static List<ManifestFile> with(Lab lab, String name, String text) {
		List<Draft.File> files = new ArrayList<>();
		boolean known = false;
		for (var file : lab.files()) {
			boolean same = file.name().equals(name);
			known |= same;
			files.add(new Draft.File(file.name(), null, same ? text : null));
		}
		if (!known) {
			files.add(new Draft.File(name, null, text));
		}
		return new Draft(lab.revision(), files).in(lab);
	}

	private static String encoded(String text) {
		return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static ResponseEntity<Void> goTo(String page) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
	}

}
