package io.packetwalk.web.page;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.sample.SuggestedRequest;
import io.packetwalk.web.ProblemView;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;

/** The explorer: one lab, its objects and problems, and the form that starts a walk. */
@Controller
@Hidden
class LabPageController {

	private final Labs labs;

	private final Suggestions suggestions;

	LabPageController(Labs labs, Suggestions suggestions) {
		this.labs = labs;
		this.suggestions = suggestions;
	}

	@GetMapping("/labs/{id}")
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String run, Visitor visitor, Model model) {
		Lab lab = this.labs.find(id);
		List<SuggestedRequest> requests = this.suggestions.requests(lab);
		return page(lab, requests, Filled.of(requests, lab.cluster().settings().seed()), !run.isEmpty(), visitor,
				model);
	}

	/** The form as a link from elsewhere fills it in; nothing is walked until asked. */
	@GetMapping("/labs/{id}/trace/new")
	String prefilled(@PathVariable String id, Prefilled asked, Visitor visitor, Model model) {
		Lab lab = this.labs.find(id);
		model.addAttribute("ready", true);
		return page(lab, this.suggestions.requests(lab), asked.filled(lab.cluster().settings().seed()), false, visitor,
				model);
	}

	private static String page(Lab lab, List<SuggestedRequest> requests, Filled filled, boolean run, Visitor visitor,
			Model model) {
		model.addAttribute("lab", new Head(lab.id(), lab.name(), lab.revision(), lab.visitor().equals(visitor.id())));
		model.addAttribute("settings", SettingsView.of(lab.cluster()));
		model.addAttribute("summary", lab.summary());
		model.addAttribute("problems", ProblemView.of(lab));
		model.addAttribute("tree", LongLists.tree(ObjectTree.of(lab.cluster())));
		model.addAttribute("files", lab.files());
		model.addAttribute("sources", LongLists.options(Places.sources(lab.cluster())));
		model.addAttribute("targets", LongLists.options(Places.targets(lab.cluster())));
		model.addAttribute("request", filled);
		model.addAttribute("requests", requests);
		model.addAttribute("run", run);
		return "lab";
	}

	record Head(String id, String name, int revision, boolean owner) {
	}

	/** What the form starts with. */
	record Filled(String from, String to, String method, String host, String via, int connections, long seed) {

		static Filled of(List<SuggestedRequest> requests, long seed) {
			SuggestedRequest first = requests.isEmpty() ? SuggestedRequest.of("", "external", "") : requests.getFirst();
			return new Filled(first.from(), first.to(), first.method(), first.host(), first.via(), first.connections(),
					seed);
		}

	}

}
