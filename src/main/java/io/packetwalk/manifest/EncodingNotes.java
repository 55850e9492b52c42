package io.packetwalk.manifest;

import io.packetwalk.manifest.yaml.DecodedText;

/** What there is to say about a file's bytes. */
final class EncodingNotes {

	private final String file;

	private final Problems problems;

	EncodingNotes(String file, Problems problems) {
		this.file = file;
		this.problems = problems;
	}

	void note(DecodedText decoded) {
		String text = decoded.text();
		if (decoded.binary()) {
			this.problems.error(ProblemCode.BINARY_FILE, new SourceLocation(this.file, 1, 1, 1), null,
					"%s is no text. It is skipped.".formatted(this.file), "Upload YAML or JSON text, unpacked.");
			return;
		}
		if (decoded.firstBad() >= 0) {
			this.problems.warning(ProblemCode.INVALID_ENCODING, place(text, decoded.firstBad()), null,
					"%s is not valid %s: from here on, bytes that are no text were replaced by U+FFFD (\uFFFD)."
						.formatted(this.file, decoded.charset()),
					"Save the file as UTF-8.");
		}
		int windows = text.indexOf("\r\n");
		if (windows >= 0) {
			this.problems.note(ProblemCode.WINDOWS_LINE_ENDS, place(text, windows), null,
					"%s ends its lines as Windows does (CR LF). It is read all the same.".formatted(this.file), "");
		}
	}

	private SourceLocation place(String text, int offset) {
		String before = text.substring(0, Math.min(offset, text.length()));
		int line = 1 + (int) before.chars().filter((c) -> c == '\n').count();
		return new SourceLocation(this.file, line, before.length() - before.lastIndexOf('\n'), 1);
	}

}
