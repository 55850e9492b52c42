package io.packetwalk.export;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvLineTests {

	@Test
	void aCellStaysOneCellOnOneLine() {
		assertThat(CsvLine.of(List.of("a", "b,c", "say \"x\"", "one\r\ntwo", "é")))
			.isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",one two,é\r\n");
	}

	@Test
	void noCellIsAFormula() {
		assertThat(CsvLine.of(List.of("=1+1", "+1", "-A KUBE", "@x", "\t=1", " =1", "10.0.0.1")))
			.isEqualTo("\"'=1+1\",\"'+1\",\"'-A KUBE\",\"'@x\",\"' =1\",\"' =1\",10.0.0.1\r\n");
	}

}
