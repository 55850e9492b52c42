package io.packetwalk.web.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.export.CsvLine;
import io.packetwalk.lab.store.TraceRow;
import io.packetwalk.lab.store.TraceShelf;
import io.packetwalk.web.Visitor;

/** The list of traces, as it is filtered, for spreadsheets and programs. */
@RestController
@Hidden
class DownloadController {

	private static final int MOST = 10_000;

	private final TraceShelf traces;

	DownloadController(TraceShelf traces) {
		this.traces = traces;
	}

	@GetMapping("/dashboard/traces.json")
	ResponseEntity<List<Line>> json(@RequestParam Map<String, String> asked, Visitor visitor) {
		return file("traces.json").contentType(MediaType.APPLICATION_JSON).body(lines(asked, visitor));
	}

	@GetMapping("/dashboard/traces.csv")
	ResponseEntity<String> csv(@RequestParam Map<String, String> asked, Visitor visitor) {
		String rows = lines(asked, visitor).stream()
			.map((line) -> CsvLine.of(List.of(line.id, line.verdict, line.disposition, line.from, line.to, line.why,
					line.lab, line.mode, line.walked, String.valueOf(line.starred), "simulated")))
			.collect(Collectors.joining());
		return file("traces.csv").contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
			.body("id,verdict,disposition,from,to,why,lab,mode,walked,starred,simulated\r\n" + rows);
	}

	private List<Line> lines(Map<String, String> asked, Visitor visitor) {
		return this.traces.rows(Filter.of(asked).query(visitor.id()), 0, MOST).stream().map(Line::of).toList();
	}

	private static ResponseEntity.BodyBuilder file(String name) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
	}

	/**
	 * A trace.
	 *
	 * @param id its id
	 * @param verdict what became of it, in a word
	 * @param disposition the same exactly
	 * @param from where from
	 * @param to where to
	 * @param why in a few words
	 * @param lab the lab's name
	 * @param mode kube-proxy's mode
	 * @param walked when
	 * @param starred whether it has a star
	 */
	record Line(String id, String verdict, String disposition, String from, String to, String why, String lab,
			String mode, String walked, boolean starred) {

		static Line of(TraceRow row) {
			TraceLine line = TraceLine.of(row, row.created());
			return new Line(row.id(), line.verdict().word(), row.disposition(), row.source(), row.destination(),
					line.why(), row.labName(), row.mode(), row.created().toString(), row.starred());
		}

	}

}
