package io.packetwalk.web.page;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.packetwalk.web.page.ObjectTree.Entry;
import io.packetwalk.web.page.ObjectTree.Group;
import io.packetwalk.web.page.Places.Place;

import static org.assertj.core.api.Assertions.assertThat;

class LongListsTests {

	@Test
	void aPodStandsUnderItsWorkloadAndCanBePressed() {
		Entry pod = new Entry("Pod", "web-0", "10.42.0.2", "pod/shop/web-0", List.of());
		String html = LongLists
			.tree(List.of(new Group("shop", List.of(new Entry("StatefulSet", "web", "1 pod", null, List.of(pod))))));
		assertThat(html).containsSubsequence("<h2>namespace shop</h2>", "title=\"StatefulSet web\" disabled", "<ul>",
				"title=\"Pod web-0\" data-vertex=\"pod/shop/web-0\" data-kind=\"Pod\"",
				"<span class=\"detail\">10.42.0.2</span>", "</ul>", "</section>");
	}

	@Test
	void theManyPodsOfALargeLabAreFoldedUnderTheirWorkload() {
		List<Entry> pods = IntStream.range(0, 700)
			.mapToObj((i) -> new Entry("Pod", "web-" + i, "", "pod/shop/web-" + i, List.<Entry>of()))
			.toList();
		Entry many = new Entry("Deployment", "web", "700 pods", null, pods);
		Entry one = new Entry("Deployment", "cart", "1 pod", null, pods.subList(0, 1));
		String html = LongLists.tree(List.of(new Group("shop", List.of(many, one))));
		assertThat(html).contains("data-of=\"Deployment/shop/web\"><summary>Show 700 pods</summary>", "pod/shop/web-0")
			.doesNotContain("web-1\"");
	}

	@Test
	void whatIsNamedLikeMarkupStaysText() {
		String evil = "\"><script>alert('1')</script>&";
		String tree = LongLists.tree(List.of(new Group(evil, List.of(new Entry(evil, evil, evil, evil, List.of())))));
		String options = LongLists.options(List.of(new Place(evil, evil)));
		assertThat(tree + options).doesNotContain("<script>")
			.doesNotContain("\"\">")
			.doesNotContain("'")
			.contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;");
	}

	@Test
	void whatBelongsToNoNamespaceIsTheClusters() {
		assertThat(LongLists.tree(List.of(new Group("", List.of())))).contains("<h2>cluster</h2>");
	}

}
