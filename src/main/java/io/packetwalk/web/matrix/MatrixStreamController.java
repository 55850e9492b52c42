package io.packetwalk.web.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.Labs;

/** The matrix row by row, for labs too big to wait for. */
@RestController
@Tag(name = "reachability")
class MatrixStreamController {

	private final Labs labs;

	private final JsonMapper json;

	MatrixStreamController(Labs labs, JsonMapper json) {
		this.labs = labs;
		this.json = json;
	}

	@GetMapping(path = "/api/v1/labs/{id}/matrix", produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "The same as lines of JSON: the columns, a line for each row, what fails")
	void stream(@PathVariable String id, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, HttpServletResponse response) throws IOException {
		MatrixView view = MatrixView.of(this.labs.find(id), MatrixFilter.of(from, to, ""));
		response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
		response.setHeader("Cache-Control", "no-store");
		Lines lines = new Lines(response);
		lines.write(new Head(view.columns(), view.groups()));
		MatrixView.Ends ends = view.rows((row) -> lines.write(new Row(row)));
		lines.write(ends);
	}

	record Head(List<ColumnView> columns, int groups) {
	}

	record Row(RowView row) {
	}

	/** Writes a line at a time and sends it off. */
	private final class Lines {

		private final HttpServletResponse response;

		Lines(HttpServletResponse response) {
			this.response = response;
		}

		void write(Object line) {
			try {
				this.response.getOutputStream().write(MatrixStreamController.this.json.writeValueAsBytes(line));
				this.response.getOutputStream().write('\n');
				this.response.flushBuffer();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
