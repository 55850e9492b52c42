package io.packetwalk.lab;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.manifest.ManifestSet.SourceText;

import static org.assertj.core.api.Assertions.assertThat;

class SourceLinesTests {

	private final SourceLines lines = new SourceLines(
			List.of(new SourceText("unix.yaml", "one\n\n  three"), new SourceText("dos.yaml", "one\r\ntwo\r\n")));

	@Test
	void aLineIsFoundByItsNumber() {
		assertThat(this.lines.line("unix.yaml", 1)).isEqualTo("one");
		assertThat(this.lines.line("unix.yaml", 2)).isEmpty();
		assertThat(this.lines.line("unix.yaml", 3)).isEqualTo("  three");
		assertThat(this.lines.line("dos.yaml", 2)).isEqualTo("two");
	}

	@Test
	void thereIsNothingOutsideOfAFile() {
		assertThat(this.lines.line("unix.yaml", 0)).isEmpty();
		assertThat(this.lines.line("unix.yaml", 4)).isEmpty();
		assertThat(this.lines.line("other.yaml", 1)).isEmpty();
	}

}
