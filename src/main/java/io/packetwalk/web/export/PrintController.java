package io.packetwalk.web.export;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.TraceTitle;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.QrSvg;
import io.packetwalk.export.drawing.StoryLine;
import io.packetwalk.export.drawing.TracePicture;
import io.packetwalk.export.experiment.Inspection;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.trace.Trace;

/** A trace as a hand-out: one sheet of paper, both sides. */
@Controller
@Hidden
class PrintController {

	private static final int COMMANDS = 3;

	private final Traces traces;

	PrintController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/t/{id}/print")
	String handout(@PathVariable String id, @RequestParam(defaultValue = "1") String answers, Model model) {
		StoredTrace stored = this.traces.find(id);
		Trace trace = TraceJson.read(stored.document()).trace();
		boolean told = !answers.equals("0");
		String page = TraceLink.page(stored.id());
		List<HeaderRow> rows = HeaderRow.of(trace);
		model.addAttribute("id", stored.id());
		model.addAttribute("trace", trace);
		model.addAttribute("title", TraceTitle.of(trace));
		model.addAttribute("told", told);
		model.addAttribute("verdict", StoryLine.verdict(trace));
		model.addAttribute("verdictLook", StoryLine.verdictLook(trace));
		model.addAttribute("picture", TracePicture.write(TraceJson.read(stored.document()), stored.picture(),
				PictureOptions.path().bare().covered(!told)));
		model.addAttribute("story", StoryLine.of(trace));
		model.addAttribute("rows", rows.subList(0, Math.min(HeaderRow.MOST, rows.size())));
		model.addAttribute("moreRows", Math.max(0, rows.size() - HeaderRow.MOST));
		model.addAttribute("commands", Inspection.best(trace, COMMANDS));
		model.addAttribute("terms", Term.of(trace));
		model.addAttribute("page", page);
		model.addAttribute("qr", QrSvg.write(page, "QR code: link to this trace"));
		return "print";
	}

}
