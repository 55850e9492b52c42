package io.packetwalk.web.matrix;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.cluster.Pod;
import io.packetwalk.export.Provenance;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.web.SettingsView;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.WalkedPair;

/** Who reaches what, and what fails here: looking keeps nothing, walking a pair does. */
@Controller
@Hidden
class MatrixPageController {

	/** A table of more cells comes row by row. */
	private static final int AT_ONCE = 6_000;

	private final Labs labs;

	private final WalkedPair walks;

	MatrixPageController(Labs labs, WalkedPair walks) {
		this.labs = labs;
		this.walks = walks;
	}

	@GetMapping("/labs/{id}/matrix")
	String show(@PathVariable String id, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String verdict,
			@RequestParam(defaultValue = "0") int rows, @RequestParam(defaultValue = "0") int columns,
			HttpServletResponse response, Model model) {
		Lab lab = this.labs.find(id);
		MatrixFilter filter = MatrixFilter.of(from, to, verdict);
		MatrixView view = MatrixView.of(lab, filter);
		model.addAttribute("lab", new Head(lab.id(), lab.name()));
		model.addAttribute("settings", SettingsView.of(lab.cluster()));
		model.addAttribute("filter", filter);
		model.addAttribute("namespaces",
				lab.cluster().pods().stream().map(Pod::namespace).distinct().sorted().toList());
		model.addAttribute("outcomes", Outcome.values());
		model.addAttribute("groups", view.groups());
		model.addAttribute("width", view.columns().size());
		model.addAttribute("enforcement", lab.dataplane().policies().enforcement());
		model.addAttribute("policies",
				lab.cluster().networkPolicies().size() + lab.cluster().clusterNetworkPolicies().size());
		boolean streamed = view.cells() > AT_ONCE && rows == 0 && columns == 0;
		model.addAttribute("streamed", streamed);
		if (!streamed) {
			MatrixView.Table table = view.table();
			Window window = Window.of(table, rows, columns);
			model.addAttribute("window", window);
			model.addAttribute("table", window.of(table));
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "matrix";
	}

	@PostMapping("/labs/{id}/matrix")
	ResponseEntity<Void> walk(@PathVariable String id, @RequestParam String pair, Visitor visitor) {
		return this.walks.walk(id, pair, visitor);
	}

	@GetMapping("/labs/{id}/matrix.csv")
	void csv(@PathVariable String id, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String verdict,
			HttpServletResponse response) throws IOException {
		Lab lab = this.labs.find(id);
		MatrixView view = MatrixView.of(lab, MatrixFilter.of(from, to, verdict));
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"matrix.csv\"");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		PrintWriter out = response.getWriter();
		new MatrixCsv(out, origin(lab)).write(view.table());
	}

	private static String origin(Lab lab) {
		SettingsView settings = SettingsView.of(lab.cluster());
		return Provenance.of(lab.id(), lab.revision(), settings.seed(),
				Map.of("proxyMode", settings.proxyMode(), "cni", settings.cni(), "profile", settings.profile()));
	}

	/**
	 * The lab.
	 *
	 * @param id its id
	 * @param name what people call it
	 */
	record Head(String id, String name) {
	}

}
