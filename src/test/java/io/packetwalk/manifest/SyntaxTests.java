package io.packetwalk.manifest;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SyntaxTests {

	private static final String GOOD = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}\n";

	private static String message(String yaml) {
		ManifestSet set = Upload.of(yaml);
		assertThat(set.problems()).hasSize(1);
		return Upload.line(set.problems().getFirst()) + " " + set.problems().getFirst().suggestion();
	}

	@Test
	void aBrokenDocumentDoesNotHideItsNeighbours() {
		ManifestSet set = Upload.of(GOOD.formatted("one") + "---\na: b\n  c: [\n---\n" + GOOD.formatted("three"));
		assertThat(Upload.labels(set)).containsExactly("Namespace one", "Namespace three");
		assertThat(set.documents()).isEqualTo(3);
		assertThat(set.objects().get(1).location()).isEqualTo(new SourceLocation("all.yaml", 8, 1, 3));
		assertThat(set.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.location().document()).isEqualTo(2));
	}

	@Test
	void aTabIsNamedWithItsLine() {
		assertThat(message("apiVersion: v1\nkind: Pod\nmetadata:\n\tname: x\n"))
			.startsWith("all.yaml:4:1 Line 4 uses a TAB for indentation; YAML allows spaces only.");
		assertThat(Upload.codes(Upload.of("a:\n  b: 1\n\tc: 2\n"))).containsExactly("TAB_INDENTATION");
	}

	@Test
	void aTabAfterAColonIsNoMistakeToKubectl() {
		ManifestSet set = Upload.of("apiVersion:\tv1\nkind:\t\tNamespace\nmetadata:\n  name:\tshop\n");
		assertThat(Upload.labels(set)).containsExactly("Namespace shop");
		assertThat(set.problems()).isEmpty();
	}

	@Test
	void aLineThatIsTooDeepIsComparedWithItsNeighbours() {
		assertThat(message("spec:\n  type: X\n   ports:\n   - a\n")).isEqualTo(
				"all.yaml:3:4 Line 3 is indented by 3 spaces; the lines above it stand at 2 (line 2, type) or 0 (line 1, spec)."
						+ " This document is skipped; the others are loaded. Indent it like its neighbours.");
	}

	@Test
	void aLineThatIsTooShallowIsComparedWithItsNeighbours() {
		assertThat(message("ports:\n- a: 1\n  b: 2\n c: 3\n"))
			.startsWith("all.yaml:4:2 Line 4 is indented by 1 spaces; the lines above it stand at 2 (line 3, b) or 0");
		assertThat(Upload.codes(Upload.of("spec:\n    type: X\n  ports: 1\n"))).containsExactly("INDENTATION");
	}

	@Test
	void anAsteriskAtTheStartWantsQuotes() {
		assertThat(message("spec:\n  host: *.example.com\n"))
			.startsWith("all.yaml:2:9 A value that starts with * is read as an alias.")
			.endsWith("Put the value in quotes, such as \"*.example.com\".");
	}

	@Test
	void aSecondColonWantsQuotes() {
		assertThat(message("a: b\nc: d: e\n")).startsWith("all.yaml:2:5 The value on line 2 holds a second ': '.");
	}

	@Test
	void anOpenQuoteIsNamedWhereItOpens() {
		assertThat(message("a: b\nc: \"d\ne: f\n"))
			.startsWith("all.yaml:2:4 The quote opened on line 2 is never closed.");
	}

	@Test
	void anOpenBracketIsNamedWhereItOpens() {
		assertThat(message("a: b\nc: [1,\nd: 2\n")).startsWith("all.yaml:2:4 The [ opened on line 2 is not closed");
	}

	@Test
	void aMissingColonIsNamed() {
		assertThat(message("a: b\nmetadata\n")).startsWith("all.yaml:2:1 Line 2 is no field: a colon");
		assertThat(message("metadata\nname: x\n")).startsWith("all.yaml:1:1 Line 1 is no field: a colon");
	}

	@Test
	void textAfterAClosingQuoteIsNamed() {
		assertThat(message("a: 'it's'\n")).startsWith("all.yaml:1:8 There is text after the closing quote on line 1.");
	}

	@Test
	void anUnknownAliasAndOneOfItselfAreNamed() {
		assertThat(message("a: *nope\n")).startsWith("all.yaml:1:4 There is no anchor &nope before this alias.");
		assertThat(message("a: &a [*a]\n"))
			.startsWith("all.yaml:1:8 The alias *a stands inside what it is an alias of.");
	}

	@Test
	void aControlCharacterIsNamed() {
		assertThat(message("a: b\nc: \u0007\n")).startsWith("all.yaml:2:4 The control character U+0007 is not allowed");
	}

	@Test
	void aDocumentThatIsBrokenIsStillCalledByItsName() {
		ManifestSet set = Upload.of("kind: Ingress\nmetadata:\n  name: shop\nspec: [\n");
		assertThat(set.problems().getFirst().object()).isEqualTo("Ingress shop");
	}

}
