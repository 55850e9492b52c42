package io.packetwalk.manifest.yaml;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class YamlStreamTests {

	@Test
	void documentsAreCountedWithoutEmptyOnesAndKeepTheirLines() {
		List<YamlDocument> documents = YamlStream.split("""
				# licence
				---
				a: 1
				---
				---
				# nothing here
				---
				b: 2
				...
				c: 3
				""");
		assertThat(documents).extracting(YamlDocument::number).containsExactly(1, 2, 3);
		assertThat(documents).extracting(YamlDocument::line).containsExactly(2, 7, 10);
		assertThat(documents.get(2).text()).isEqualTo("c: 3\n");
	}

	@Test
	void aCertificateIsNoSeparator() {
		assertThat(YamlStream.split("a: |\n  -----BEGIN\n-----END\nb: 1\n")).hasSize(1);
	}

	@Test
	void contentMayFollowTheSeparator() {
		assertThat(YamlStream.split("--- {a: 1}\n--- # two\nb: 2\n")).hasSize(2);
	}

	@Test
	void directivesBelongToTheDocumentAfterThem() {
		assertThat(YamlStream.split("%YAML 1.2\n---\na: 1\n")).hasSize(1);
	}

	@Test
	void jsonValuesMayFollowEachOther() {
		List<YamlDocument> documents = YamlStream.split("{\"a\": \"}{\"}\n{\"b\":\n 2} {\"c\": 3}\n");
		assertThat(documents).extracting(YamlDocument::text)
			.containsExactly("{\"a\": \"}{\"}", "{\"b\":\n 2}", "{\"c\": 3}");
		assertThat(documents).extracting(YamlDocument::line).containsExactly(1, 2, 3);
		assertThat(documents).extracting(YamlDocument::column).containsExactly(1, 1, 5);
	}

	@Test
	void windowsLineEndsCountOnce() {
		assertThat(YamlStream.split("a: 1\r\n---\r\nb: 2\r\n").get(1).line()).isEqualTo(2);
	}

}
