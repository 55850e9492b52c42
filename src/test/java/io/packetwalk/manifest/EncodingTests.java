package io.packetwalk.manifest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingTests {

	private static final String NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
	void textIsReadWithAndWithoutAByteOrderMark(String name) {
		Charset charset = Charset.forName(name);
		assertThat(Upload.labels(Upload.bytes("a.yaml", NAMESPACE.getBytes(charset))))
			.containsExactly("Namespace shop");
		ManifestSet marked = Upload.bytes("a.yaml", ("\uFEFF" + NAMESPACE).getBytes(charset));
		assertThat(Upload.labels(marked)).containsExactly("Namespace shop");
		assertThat(marked.problems()).isEmpty();
		assertThat(marked.files().getFirst().text()).isEqualTo(NAMESPACE);
	}

	@Test
	void windowsLineEndsAreReadAndNamed() {
		ManifestSet set = Upload.of(NAMESPACE.replace("\n", "\r\n"));
		assertThat(Upload.labels(set)).containsExactly("Namespace shop");
		assertThat(Upload.problem(set, ProblemCode.WINDOWS_LINE_ENDS).severity()).isEqualTo(Severity.INFO);
		assertThat(set.sources().locate("Namespace shop", "metadata.name"))
			.hasValueSatisfying((place) -> assertThat(place).hasToString("all.yaml:4:9"));
	}

	@Test
	void bytesThatAreNoTextAreReplacedAndReported() {
		byte[] latin = (NAMESPACE + "# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
		ManifestSet set = Upload.bytes("a.yaml", latin);
		assertThat(Upload.labels(set)).containsExactly("Namespace shop");
		assertThat(Upload.line(Upload.problem(set, ProblemCode.INVALID_ENCODING)))
			.startsWith("a.yaml:5:6 a.yaml is not valid UTF-8");
		assertThat(set.files().getFirst().text()).contains("caf\uFFFD");
	}

	@Test
	void anImageIsRefusedByName() {
		ManifestSet set = Upload.bytes("logo.png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13, 0, 1 });
		assertThat(Upload.codes(set)).containsExactly("BINARY_FILE");
		assertThat(set.objects()).isEmpty();
	}

	@Test
	void anEmptyFileIsSaidToBeEmpty() {
		assertThat(Upload.codes(Upload.of("# nothing\n---\n"))).containsExactly("EMPTY_FILE");
	}

	@Test
	void charactersBeyondTheBasicPlaneDoNotShiftWhatFollows() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Secret
				metadata: {name: a, annotations: {mood: "😀😀😀"}}
				stringData: {password: hunter2}
				""");
		assertThat(set.files().getFirst().text()).contains("😀😀😀")
			.contains("{password: \"•••\"}")
			.doesNotContain("hunter2");
	}

}
