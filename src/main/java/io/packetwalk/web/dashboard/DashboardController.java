package io.packetwalk.web.dashboard;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.lab.store.LabListing;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Undo;
import io.packetwalk.lab.store.TraceQuery;
import io.packetwalk.web.Visitor;

/** What a visitor made: where they were, their labs, their traces. */
@Controller
@Hidden
class DashboardController {

	private static final String CHANGED = "-updated";

	/** As many as can be picked on one page, and one. */
	private static final int MOST_GONE = 64;

	private final Shelves shelves;

	private final Labs labs;

	private final Undo undo;

	DashboardController(Shelves shelves, Labs labs, Undo undo) {
		this.shelves = shelves;
		this.labs = labs;
		this.undo = undo;
	}

	@GetMapping("/dashboard")
	String show(@RequestParam Map<String, String> asked, Visitor visitor, HttpServletResponse response, Model model) {
		Filter filter = Filter.of(asked);
		TraceQuery query = filter.query(visitor.id());
		Pages pages = Pages.of(number(asked, "page"), Shelves.PAGE, this.shelves.countTraces(query));
		int all = this.shelves.countTraces(TraceQuery.all(visitor.id()));
		model.addAttribute("filter", filter);
		model.addAttribute("chips", filter.chips(nameOf(filter.lab())));
		model.addAttribute("columns", filter.columns());
		model.addAttribute("verdicts", VerdictGroup.values());
		model.addAttribute("traces", this.shelves.traces(query, pages));
		model.addAttribute("pages", pages);
		model.addAttribute("before", filter.address(Map.of("page", page(pages.number() - 1)), "/dashboard"));
		model.addAttribute("after", filter.address(Map.of("page", page(pages.number() + 1)), "/dashboard"));
		model.addAttribute("csv", filter.address(Map.of(), "/dashboard/traces.csv"));
		model.addAttribute("json", filter.address(Map.of(), "/dashboard/traces.json"));
		model.addAttribute("here", filter.address(Map.of("page", page(pages.number())), "/dashboard"));
		model.addAttribute("all", all);
		model.addAttribute("hidden", all - pages.total());
		model.addAttribute("gone",
				this.undo.offered(List.of(asked.getOrDefault("gone", "").split(",", MOST_GONE)), visitor.id()));
		labs(asked, filter, visitor, model);
		model.addAttribute("latest", this.shelves.latestTraces(visitor.id(), 1));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "dashboard";
	}

	private void labs(Map<String, String> asked, Filter filter, Visitor visitor, Model model) {
		String sort = filter.labs().isEmpty() ? CHANGED : filter.labs();
		Pages pages = Pages.of(number(asked, "labpage"), Shelves.PAGE, this.shelves.countLabs(visitor.id()));
		List<LabLine> lines = this.shelves.labs(visitor.id(), LabColumn.order(sort), sort.startsWith("-"), pages);
		model.addAttribute("labs", lines);
		model.addAttribute("labColumns", LabColumn.all(sort, filter));
		model.addAttribute("labPages", pages);
		model.addAttribute("labsBefore", labPage(filter, pages.number() - 1));
		model.addAttribute("labsAfter", labPage(filter, pages.number() + 1));
		model.addAttribute("lastLab", this.shelves.latestLabs(visitor.id(), 1));
	}

	private String nameOf(String lab) {
		return lab.isEmpty() ? ""
				: this.labs.list(List.of(lab)).stream().map(LabListing::name).findFirst().orElse("that is gone");
	}

	private static String labPage(Filter filter, int number) {
		return filter.address(Map.of("labpage", page(number)), "/dashboard") + "#labs";
	}

	private static String page(int number) {
		return (number <= 1) ? "" : String.valueOf(number);
	}

	private static int number(Map<String, String> asked, String name) {
		String text = asked.getOrDefault(name, "");
		return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
	}

}
