package io.packetwalk.manifest.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A file cut into its documents before any of them is parsed, so that a broken one cannot
 * hide its neighbours. {@code ---} at the start of a line ends a document even inside a
 * block scalar (YAML 1.2 §9.1.2), so no parsing is needed to find it.
 */
public final class YamlStream {

	private final String text;

	private final List<YamlDocument> documents = new ArrayList<>();

	private int start;

	private int startLine = 1;

	private boolean onlyDirectives;

	private boolean content;

	private YamlStream(String text) {
		this.text = text;
	}

	/** The non-empty documents of a text, in order. */
	public static List<YamlDocument> split(String text) {
		return new YamlStream(text).split();
	}

	private List<YamlDocument> split() {
		int line = 1;
		for (int at = 0; at < this.text.length(); line++) {
			int end = lineEnd(at);
			look(at, end, line);
			at = afterBreak(end);
		}
		close(this.text.length());
		return this.documents;
	}

	private void look(int at, int end, int line) {
		if (marker(at, end, '-') && !this.onlyDirectives) {
			close(at);
			open(at, line);
			this.content = hasContent(at + 3, end);
		}
		else if (marker(at, end, '.')) {
			close(at);
			open(Math.min(afterBreak(end), this.text.length()), line + 1);
		}
		else {
			boolean directive = !this.content && at < end && this.text.charAt(at) == '%';
			this.onlyDirectives = directive || (this.onlyDirectives && !hasContent(at, end));
			this.content |= !directive && hasContent(at, end);
		}
	}

	private void open(int at, int line) {
		this.start = at;
		this.startLine = line;
		this.onlyDirectives = false;
		this.content = false;
	}

	private void close(int end) {
		if (this.content) {
			String part = this.text.substring(this.start, end);
			for (JsonSequence.Part json : JsonSequence.split(part)) {
				this.documents.add(new YamlDocument(this.documents.size() + 1, this.startLine + json.line() - 1,
						json.column(), this.start + json.start(), part.substring(json.start(), json.end())));
			}
		}
	}

	private boolean marker(int at, int end, char sign) {
		if (end - at < 3 || this.text.charAt(at) != sign || this.text.charAt(at + 1) != sign
				|| this.text.charAt(at + 2) != sign) {
			return false;
		}
		return end - at == 3 || this.text.charAt(at + 3) == ' ' || this.text.charAt(at + 3) == '\t';
	}

	private boolean hasContent(int at, int end) {
		for (int i = at; i < end; i++) {
			char c = this.text.charAt(i);
			if (c == '#') {
				return false;
			}
			if (c != ' ' && c != '\t' && c != '\uFEFF') {
				return true;
			}
		}
		return false;
	}

	private int lineEnd(int at) {
		int end = at;
		while (end < this.text.length() && this.text.charAt(end) != '\n' && this.text.charAt(end) != '\r') {
			end++;
		}
		return end;
	}

	private int afterBreak(int end) {
		boolean windows = end + 1 < this.text.length() && this.text.charAt(end) == '\r'
				&& this.text.charAt(end + 1) == '\n';
		return end + (windows ? 2 : 1);
	}

}
