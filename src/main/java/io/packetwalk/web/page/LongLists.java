package io.packetwalk.web.page;

import java.util.List;

import org.springframework.web.util.HtmlUtils;

import io.packetwalk.web.page.ObjectTree.Entry;
import io.packetwalk.web.page.ObjectTree.Group;
import io.packetwalk.web.page.Places.Place;

/**
 * The parts of the lab page that have a row for each pod, written as HTML here: a
 * template evaluates some ten expressions a row, which for 5,000 pods was four fifths of
 * the page's time.
 */
final class LongLists {

	/**
	 * Of so many objects nobody reads all: pods then come when their workload is opened.
	 */
	private static final int MANY = 600;

	private static final int FEW = 8;

	private final StringBuilder html = new StringBuilder(4096);

	private boolean folds;

	private LongLists() {
	}

	/** The objects of a lab: a section for each namespace. */
	static String tree(List<Group> groups) {
		LongLists list = new LongLists();
		list.folds = groups.stream()
			.flatMap((group) -> group.objects().stream())
			.mapToInt((object) -> 1 + object.children().size())
			.sum() > MANY;
		groups.forEach(list::section);
		return list.html.toString();
	}

	/** What a field offers while one types. */
	static String options(List<Place> places) {
		LongLists list = new LongLists();
		for (Place place : places) {
			list.put("<option value=\"").text(place.value()).put("\">").text(place.label()).put("</option>\n");
		}
		return list.html.toString();
	}

	private void section(Group group) {
		put("<section class=\"group\">\n<h2>");
		text(group.namespace().isEmpty() ? "cluster" : "namespace " + group.namespace());
		put("</h2>\n<ul>\n");
		for (Entry object : group.objects()) {
			put("<li>");
			item(object);
			if (this.folds && object.children().size() > FEW) {
				fold(group.namespace(), object);
			}
			else if (!object.children().isEmpty()) {
				put("\n<ul>\n");
				object.children().forEach(this::child);
				put("</ul>\n");
			}
			put("</li>\n");
		}
		put("</ul>\n</section>\n");
	}

	private void fold(String namespace, Entry workload) {
		put("\n<details class=\"pods\"");
		attribute("data-of", workload.kind() + "/" + namespace + "/" + workload.name());
		put("><summary>Show ").text(workload.detail()).put("</summary></details>\n");
	}

	private void child(Entry entry) {
		put("<li>");
		item(entry);
		put("</li>\n");
	}

	private void item(Entry entry) {
		put("<button type=\"button\" class=\"item\" aria-pressed=\"false\"");
		attribute("title", entry.kind() + " " + entry.name());
		if (entry.vertex() == null) {
			put(" disabled");
		}
		else {
			attribute("data-vertex", entry.vertex());
		}
		attribute("data-kind", entry.kind());
		put(">").span("kind", entry.kind()).span("name", entry.name()).span("detail", entry.detail()).put("</button>");
	}

	private LongLists span(String kind, String words) {
		return put("<span class=\"").put(kind).put("\">").text(words).put("</span>");
	}

	private void attribute(String name, String value) {
		put(" ").put(name).put("=\"").text(value).put("\"");
	}

	private LongLists text(String words) {
		return put(HtmlUtils.htmlEscape(words, "UTF-8"));
	}

	private LongLists put(String markup) {
		this.html.append(markup);
		return this;
	}

}
