package io.packetwalk.web.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptModulesTests {

	private final DefaultResourceLoader resources = new DefaultResourceLoader();

	private final ScriptModules modules = new ScriptModules(this.resources);

	@Test
	void everythingAPageImportsIsFoundOnceAndIsThere() {
		List<String> found = this.modules.behind("/app/trace.js");
		assertThat(found).doesNotHaveDuplicates()
			.contains("/app/trace/timeline.js", "/app/inspector/packet.js", "/app/topology/scene.js")
			.doesNotContain("/app/trace.js");
		assertThat(found).allSatisfy((path) -> assertThat(resource(path).exists()).as(path).isTrue());
	}

	@Test
	void noImportOfAModuleIsMissed() throws IOException {
		List<String> found = this.modules.behind("/app/lab.js");
		for (String path : found) {
			long written = resource(path).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> line.matches("(import|export)\\b.*\\bfrom '\\..*|import '\\..*"))
				.map((line) -> line.replaceAll(".*'\\.[^']*?/?([^/']+)'.*", "$1"))
				.filter((name) -> found.stream().noneMatch((module) -> module.endsWith("/" + name)))
				.count();
			assertThat(written).as(path).isZero();
		}
	}

	@Test
	void aPageWithoutScriptOfThatNameNeedsNothing() {
		assertThat(this.modules.behind("/app/nowhere.js")).isEmpty();
	}

	private Resource resource(String path) {
		return this.resources.getResource("classpath:/static" + path);
	}

}
