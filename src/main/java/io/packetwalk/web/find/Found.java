package io.packetwalk.web.find;

import java.util.List;

/**
 * One thing a search leads to.
 *
 * @param group what it is listed under: {@code MEANING}, {@code OBJECT}, {@code LAB},
 * {@code TRACE}, {@code SAMPLE} or {@code PAGE}
 * @param kind what it is, in a word: {@code Service}, {@code chain}, {@code trace}
 * @param asked the part of the question it answers, empty when it is the whole
 * @param title what it is called
 * @param says what there is to say about it
 * @param vertices the boxes of the picture that show it, the best first; empty: it has
 * none
 * @param href where it is to be seen
 * @param opens whether {@code href} makes something and so must be posted to
 * @param lab the lab it is in, empty when it is in none
 */
record Found(Group group, String kind, String asked, String title, String says, List<String> vertices, String href,
		boolean opens, String lab) {

	Found {
		vertices = List.copyOf(vertices);
	}

	/** Something of a lab that the picture shows. */
	static Found box(Group group, String kind, String asked, String title, String says, List<String> vertices) {
		return new Found(group, kind, asked, title, says, vertices, "", false, "");
	}

	/** A page. */
	static Found page(Group group, String kind, String title, String says, String href) {
		return new Found(group, kind, "", title, says, List.of(), href, false, "");
	}

	/** The same as the answer to a part of a question. */
	Found askedAs(String part) {
		return new Found(this.group, this.kind, part, this.title, this.says, this.vertices, this.href, this.opens,
				this.lab);
	}

	/** The same, to be seen in a lab. */
	Found in(String id, String name) {
		String seen = !this.href.isEmpty() ? this.href
				: "/labs/" + id + (this.vertices.isEmpty() ? "" : "#sel=" + this.vertices.getFirst());
		return new Found(this.group, this.kind, this.asked, this.title, this.says, this.vertices, seen, this.opens,
				name);
	}

	/** What a list of findings is divided by. */
	enum Group {

		MEANING, OBJECT, LAB, TRACE, SAMPLE, PAGE

	}

}
