package io.packetwalk.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.packetwalk.manifest.ManifestSet.SourceText;

/** Finds a line of a file without reading the lines before it. */
public final class SourceLines {

	private final Map<String, Text> texts = new HashMap<>();

	SourceLines(List<SourceText> files) {
		files.forEach((file) -> this.texts.put(file.name(), Text.of(file.text())));
	}

	/** A line, counted from 1, without its end; empty when there is none. */
	public String line(String file, int number) {
		Text text = this.texts.get(file);
		return (text == null || number < 1 || number >= text.starts.length) ? "" : text.line(number);
	}

	/** A text and where its lines start; the last start is one past the end. */
	private record Text(String text, int[] starts) {

		static Text of(String text) {
			IntStream afterBreaks = IntStream.range(0, text.length())
				.filter((at) -> text.charAt(at) == '\n')
				.map((at) -> at + 1);
			IntStream starts = IntStream.concat(IntStream.of(0), afterBreaks);
			return new Text(text, IntStream.concat(starts, IntStream.of(text.length() + 1)).toArray());
		}

		String line(int number) {
			String line = this.text.substring(this.starts[number - 1], this.starts[number] - 1);
			return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
		}

	}

}
