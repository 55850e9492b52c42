package io.packetwalk.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LimitTests {

	private static final Limits SMALL = new Limits(10_000, 5, 10, 1000);

	private static void assertRefused(String yaml, String message) {
		assertThatExceptionOfType(LimitExceededException.class)
			.isThrownBy(() -> ManifestReader
				.read(List.of(new ManifestFile("a.yaml", yaml.getBytes(StandardCharsets.UTF_8))), SMALL))
			.withMessage(message);
	}

	@Test
	void tooManyBytesAreRefused() {
		assertRefused("a".repeat(10_001), "The upload is 10001 bytes; 10000 bytes are allowed. Nothing was loaded.");
	}

	@Test
	void tooManyDocumentsAreRefused() {
		assertRefused("a: 1\n---\n".repeat(6),
				"The upload holds more than 5 documents (6 by the end of a.yaml); 5 are allowed. Nothing was loaded.");
	}

	@Test
	void tooDeepNestingIsRefused() {
		assertRefused("a:\n " + "[".repeat(11) + "]".repeat(11),
				"a.yaml: Line 2 is nested more than 10 levels deep; 10 are allowed. Nothing was loaded.");
		assertRefused("x: &x [[[[[[[1]]]]]]]\ny: [[[*x]]]",
				"a.yaml: Line 2 is nested more than 10 levels deep; 10 are allowed. Nothing was loaded.");
	}

	@Test
	void tooManyAliasesAreRefused() {
		StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
		for (char name = 'b'; name < 'j'; name++) {
			bomb.append("%1$c: &%1$c [%2$s*%3$c]\n".formatted(name, ("*" + (char) (name - 1) + ",").repeat(8),
					(char) (name - 1)));
		}
		assertRefused(bomb.toString(),
				"a.yaml: Aliases (*name) expand to at least 1729 values by line 4; 1000 are allowed. Nothing was loaded.");
	}

	@Test
	void manyDocumentsShareOneAllowanceOfAliases() {
		String document = "a: &a [" + "x,".repeat(100) + "]\nb: [*a, *a, *a]\n---\n";
		assertThatExceptionOfType(LimitExceededException.class)
			.isThrownBy(() -> ManifestReader
				.read(List.of(new ManifestFile("a.yaml", document.repeat(4).getBytes(StandardCharsets.UTF_8))), SMALL))
			.withMessageContaining("Aliases");
	}

	@Test
	void deepNestingDoesNotOverflowTheStack() {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> Upload.of("[".repeat(1_000_000)))
			.withMessageContaining("100 levels");
	}

	@Test
	void problemsAreListedUpToAThousandOfAKind() {
		ManifestSet set = Upload.of("a: 1\n---\n".repeat(1500));
		assertThat(set.problems()).hasSize(1001);
		assertThat(set.problems().getLast().message())
			.isEqualTo("500 more problems of the kind NOT_AN_OBJECT are not listed.");
	}

}
