package io.packetwalk.export.drawing;

import java.util.Arrays;

import io.nayuki.qrcodegen.QrCode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QrSvgTests {

	private static final String LINK = "https://packetwalk.example/t/t8KQ2MX4abc#s=7&lvl=operator";

	@Test
	void everyModuleOfTheCodeIsDrawnWithFourFreeModulesAround() {
		QrCode code = QrCode.encodeText(LINK, QrCode.Ecc.MEDIUM);
		Document drawn = Xml.parsed(QrSvg.write(LINK, "a link"));
		int side = code.size + 8;
		assertThat(drawn.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 " + side + " " + side);
		String path = Xml.element(drawn, "path", 1).getAttribute("d");
		boolean[][] dark = new boolean[side][side];
		for (String run : path.split("(?=M)")) {
			int[] numbers = Arrays.stream(run.replaceAll("[^0-9]+", " ").strip().split(" "))
				.mapToInt(Integer::parseInt)
				.toArray();
			Arrays.fill(dark[numbers[1]], numbers[0], numbers[0] + numbers[2], true);
		}
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				assertThat(dark[y][x]).isEqualTo(code.getModule(x - 4, y - 4));
			}
		}
	}

	@Test
	void itsTitleIsTextWhateverItHolds() {
		Document drawn = Xml.parsed(QrSvg.write(LINK, "<script>&\"'\u0000"));
		assertThat(Xml.element(drawn, "title", 0).getTextContent()).isEqualTo("<script>&\"'\uFFFD");
	}

	@Test
	void aTextTooLongForAnyCodeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> QrSvg.write("x".repeat(5000), "long"))
			.withMessageContaining("5000");
	}

}
