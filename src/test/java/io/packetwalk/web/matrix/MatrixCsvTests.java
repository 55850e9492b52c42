package io.packetwalk.web.matrix;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.trace.Disposition;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixCsvTests {

	@Test
	void commasAndQuotesAreQuotedAndFormulasAreText() {
		StringWriter text = new StringWriter();
		PrintWriter out = new PrintWriter(text);
		CellView some = new CellView(Outcome.DEPENDS, Disposition.DENIED_BY_POLICY, 1, 3, 0);
		new MatrixCsv(out, "SIMULATED, seed 42")
			.write(new MatrixView.Table(List.of(new ColumnView("a", "b,c:80", "a/b,c:80", "tcp://x")),
					List.of(new RowView("=SUM(\"x\")", "l", 0, List.of("a/x", "a/y"), 2, List.of(some))),
					new MatrixView.Ends(List.of(), List.of())));
		out.flush();
		assertThat(text.toString()).isEqualTo("""
				from,pods,workloads,"a/b,c:80",simulated\r
				"'=SUM(""x"")",2,a/x a/y,1 of 3 reached,"SIMULATED, seed 42"\r
				""");
	}

}
