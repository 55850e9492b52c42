package io.packetwalk.web.manifests;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.WalkedPair;

/** Two revisions of a lab side by side: their text, and what follows from it. */
@Controller
@Hidden
class DiffPageController {

	private static final long MOST_CELLS = 400_000;

	private static final int PAIRS = 200;

	private static final Pattern WALK = Pattern.compile("(\\d{1,9}) (\\S+ \\S+)");

	private final Labs labs;

	private final ManifestsController pages;

	private final WalkedPair walks;

	DiffPageController(Labs labs, ManifestsController pages, WalkedPair walks) {
		this.labs = labs;
		this.pages = pages;
		this.walks = walks;
	}

	/** Where the form that chooses two revisions leads. */
	@GetMapping("/labs/{id}/diff")
	ResponseEntity<Void> chosen(@PathVariable String id, @RequestParam int from, @RequestParam int to) {
		this.labs.find(id);
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/labs/" + id + "/diff/" + from + ".." + to))
			.build();
	}

	@GetMapping("/labs/{id}/diff/{from:\\d{1,9}}..{to:\\d{1,9}}")
	String show(@PathVariable String id, @PathVariable int from, @PathVariable int to, Model model) {
		Lab current = this.labs.find(id);
		Lab before = this.pages.revision(current, from);
		Lab after = this.pages.revision(current, to);
		model.addAttribute("lab", new Head(id, current.name(), current.revision()));
		model.addAttribute("settings", SettingsView.of(after.cluster()));
		model.addAttribute("from", from);
		model.addAttribute("to", to);
		model.addAttribute("files", FileDiff.between(before.files(), after.files()));
		model.addAttribute("objects", this.labs.changes(before, after));
		model.addAttribute("findings", Findings.between(before.problems(), after.problems()));
		model.addAttribute("reach", Reach.of(before, after, MOST_CELLS, PAIRS).orElse(null));
		model.addAttribute("history", RevisionRow.of(this.labs.revisions(id)));
		return "diff";
	}

	/**
	 * Walks a pair in one of the two.
	 * @param walk the revision, who connects and where to, with a space between each
	 */
	@PostMapping("/labs/{id}/diff")
	ResponseEntity<Void> walk(@PathVariable String id, @RequestParam String walk, Visitor visitor) {
		Matcher wanted = WALK.matcher(walk);
		if (!wanted.matches()) {
			throw new InvalidRequestException("walk", "\"" + walk + "\" is no walk.",
					"It is a revision, who connects and where to, with spaces between.");
		}
		Lab lab = this.pages.revision(this.labs.find(id), Integer.parseInt(wanted.group(1)));
		return this.walks.walk(lab, wanted.group(2), visitor);
	}

	record Head(String id, String name, int current) {
	}

}
