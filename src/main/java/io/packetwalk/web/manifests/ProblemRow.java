package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.SourceLines;
import io.packetwalk.manifest.Category;
import io.packetwalk.manifest.Fix;
import io.packetwalk.manifest.Problem;
import io.packetwalk.web.Excerpt;
import io.packetwalk.web.ProblemView;

/**
 * A problem with what rids of it.
 *
 * @param number its place in the list, from 1
 * @param view the problem
 * @param category what it is about, in words
 * @param fix the edit that helps for certain, null when none is
 */
public record ProblemRow(int number, ProblemView view, String category, @Nullable Fix fix) {

	private static final int SHOWN = 56;

	static List<ProblemRow> of(List<Problem> problems, SourceLines lines, Map<Integer, Fix> fixes) {
		List<ProblemView> views = ProblemView.of(problems, lines);
		List<ProblemRow> rows = new ArrayList<>();
		for (int i = 0; i < problems.size(); i++) {
			rows.add(new ProblemRow(i + 1, views.get(i), Category.of(problems.get(i)).word(), fixes.get(i)));
		}
		return List.copyOf(rows);
	}

	/** {@code ingress.yaml:27:7}. */
	public String where() {
		return this.view.file() + ":" + this.view.line() + ":" + this.view.column();
	}

	/** {@code (document 3, Ingress shop/web)}, as far as it is known. */
	public String which() {
		String document = (this.view.document() != null) ? "document " + this.view.document() : "";
		String object = (this.view.object() != null) ? this.view.object() : "";
		String both = document + (document.isEmpty() || object.isEmpty() ? "" : ", ") + object;
		return both.isEmpty() ? "" : "(" + both + ")";
	}

	/** The severity in lower case, as a word and a style. */
	public String level() {
		return this.view.severity().name().toLowerCase(java.util.Locale.ROOT);
	}

	public String sign() {
		return switch (this.view.severity()) {
			case ERROR -> "▲";
			case WARNING -> "△";
			case INFO -> "ℹ︎";
		};
	}

	/** The line's part around the place, without its indentation. */
	public String excerpt() {
		return part().text();
	}

	/** A caret below the place in the excerpt, empty where there is none. */
	public String caret() {
		return part().caret();
	}

	private Excerpt part() {
		return Excerpt.of(this.view.lineText(), this.view.column(), SHOWN);
	}

	/** The lines a fix takes away. */
	public List<String> before() {
		return (this.fix != null) ? lines(this.fix.before()) : List.of();
	}

	/** The lines a fix puts there. */
	public List<String> after() {
		return (this.fix != null) ? lines(this.fix.after()) : List.of();
	}

	private static List<String> lines(String text) {
		return List.of(text.split("\n", -1));
	}

}
