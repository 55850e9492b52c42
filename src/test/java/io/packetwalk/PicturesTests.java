package io.packetwalk;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import io.packetwalk.export.drawing.DrawnText;
import io.packetwalk.export.drawing.Part;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.Theme;
import io.packetwalk.export.drawing.Xml;

import static io.packetwalk.WalkedSamples.drawn;
import static io.packetwalk.WalkedSamples.golden;
import static io.packetwalk.WalkedSamples.traces;
import static org.assertj.core.api.Assertions.assertThat;

/** Pictures of every request of every sample. */
class PicturesTests {

	private static final String REQUEST = "#153258";

	private static final String REPLY = "#a807da";

	private static final String REWRITTEN = "#412f15";

	@Test
	void everyWalkIsDrawnInAllPartsAndWhatIsWrittenStaysInItsBox() {
		traces().forEach((name, trace) -> {
			for (Part part : Part.values()) {
				Document drawn = Xml.parsed(drawn(name, PictureOptions.path().of(part, 0)));
				assertThat(Xml.element(drawn, "desc", 0).getTextContent()).as(name)
					.startsWith("Simulated · engine " + trace.engine() + " · seed " + trace.request().seed());
				DrawnText.all(drawn)
					.forEach((text) -> assertThat(text.right()).as(name + " " + part + ": " + text)
						.isLessThanOrEqualTo(text.room()));
			}
		});
	}

	@Test
	void aDroppedPacketIsAnOctagonAndNothingIsDrawnAsSentBeyondIt() {
		String denied = drawn("12-policy-typo-and-dns--typo", PictureOptions.path());
		assertThat(denied).contains("never sent", "Denied by a policy").doesNotContain(">reply<");
		String delivered = drawn("12-policy-typo-and-dns--allowed", PictureOptions.path());
		assertThat(delivered).contains("Delivered", ">reply<").doesNotContain("never sent");
	}

	@Test
	void thereAndBackHaveArrowHeadsAndNewAddressesADoubleLine() {
		Document drawn = Xml.parsed(drawn("03-service-flow--across-nodes", PictureOptions.path()));
		assertThat(heads(drawn, REQUEST)).isPositive();
		assertThat(heads(drawn, REPLY)).isPositive();
		assertThat(heads(drawn, REWRITTEN)).isPositive();
		Document blank = Xml.parsed(drawn("03-service-flow--across-nodes", PictureOptions.path().bare().covered(true)));
		assertThat(heads(blank, REQUEST)).isPositive();
		assertThat(heads(blank, REWRITTEN)).as("a blank does not tell where it is rewritten").isZero();
	}

	private static long heads(Document drawn, String colour) {
		return Xml.elements(drawn, "path")
			.stream()
			.filter((path) -> path.getAttribute("d").endsWith("Z") && path.getAttribute("stroke").isEmpty())
			.filter((path) -> path.getAttribute("fill").equalsIgnoreCase(colour))
			.count();
	}

	@Test
	void twoSamplesAreDrawnAsTheirGoldenPictures() throws IOException {
		golden("03-service-flow.svg", drawn("03-service-flow--across-nodes", PictureOptions.path()));
		golden("12-policy-typo-and-dns-strip.svg",
				drawn("12-policy-typo-and-dns--typo", PictureOptions.path().of(Part.STRIP, 0).in(Theme.DARK)));
	}

	@Test
	void theSameWalkIsTheSamePicture() {
		traces().keySet().stream().limit(12).forEach((name) -> {
			PictureOptions strip = PictureOptions.path().of(Part.STRIP, 0);
			assertThat(drawn(name, strip)).as(name).isEqualTo(drawn(name, strip));
		});
	}

}
