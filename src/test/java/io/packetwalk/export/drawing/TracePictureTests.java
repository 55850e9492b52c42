package io.packetwalk.export.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import io.packetwalk.export.ExampleTraces;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.topology.Topology;
import io.packetwalk.topology.Vertex;
import io.packetwalk.topology.VertexKind;
import io.packetwalk.topology.VertexState;
import io.packetwalk.topology.View;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TracePictureTests {

	private static final String HOSTILE = "</text><script>alert(1)</script>]]>&amp;\"'\u0000\uD800 ש 網路";

	private static final TraceDocument TRACE = ExampleTraces.document();

	private static final String PICTURE = picture("client");

	@Test
	void whateverAThingIsCalledStaysText() {
		for (Part part : Part.values()) {
			Document drawn = Xml.parsed(TracePicture.write(ExampleTraces.asking(HOSTILE), picture(HOSTILE),
					PictureOptions.path().of(part, 0)));
			assertThat(drawn.getElementsByTagNameNS("*", "script").getLength()).isZero();
			assertThat(drawn.getDocumentElement().getTextContent()).contains("<script>");
		}
		Document card = Xml.parsed(SocialCard.write(ExampleTraces.asking(HOSTILE), picture(HOSTILE), Theme.DARK, true));
		assertThat(card.getElementsByTagNameNS("*", "script").getLength()).isZero();
	}

	@Test
	void nothingInItNeedsAStyleSheetAScriptOrAnotherFile() {
		String drawn = TracePicture.write(TRACE, PICTURE, PictureOptions.path().of(Part.STRIP, 0));
		assertThat(drawn).doesNotContain("style", "href", "class=", "url(");
	}

	@Test
	void aStepThatIsNotThereIsSaid() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TracePicture.write(TRACE, PICTURE, PictureOptions.path().of(Part.PATH, 99)))
			.withMessage("the trace has no step 99");
	}

	@Test
	void aTransparentPictureHasNoGround() throws IOException {
		PictureOptions options = new PictureOptions(Part.PATH, 0, Theme.LIGHT, 1, true, true, false);
		BufferedImage clear = image(TracePicture.write(TRACE, PICTURE, options));
		BufferedImage solid = image(TracePicture.write(TRACE, PICTURE, PictureOptions.path()));
		assertThat(clear.getRGB(1, 1) >>> 24).isZero();
		assertThat(solid.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
	}

	@Test
	void paintedItHasItsSizeAndManyColours() throws IOException {
		Document drawn = Xml.parsed(TracePicture.write(TRACE, PICTURE, PictureOptions.path()));
		BufferedImage image = image(TracePicture.write(TRACE, PICTURE, PictureOptions.path().times(2)));
		double width = Double.parseDouble(drawn.getDocumentElement().getAttribute("width"));
		double height = Double.parseDouble(drawn.getDocumentElement().getAttribute("height"));
		assertThat(image.getWidth()).isEqualTo((int) (2 * width));
		assertThat(image.getHeight()).isEqualTo((int) (2 * height));
		Set<Integer> colours = new HashSet<>();
		for (int x = 0; x < image.getWidth(); x += 2) {
			for (int y = 0; y < image.getHeight(); y += 2) {
				colours.add(image.getRGB(x, y));
			}
		}
		assertThat(colours).hasSizeGreaterThan(30).contains(0xFF153258, 0xFF412F15);
	}

	@Test
	void aCardIsAsLargeAsCardsAre() throws IOException {
		BufferedImage card = image(SocialCard.write(TRACE, PICTURE, Theme.LIGHT, true));
		assertThat(card.getWidth()).isEqualTo(1200);
		assertThat(card.getHeight()).isEqualTo(630);
	}

	@Test
	void aPictureTooLargeToPaintIsRefusedBeforeItTakesMemory() {
		String huge = "<svg xmlns='http://www.w3.org/2000/svg' width='20000' height='20000'/>";
		assertThatExceptionOfType(PictureTooLargeException.class).isThrownBy(() -> Png.paint(huge))
			.withMessageContaining("20000 × 20000");
	}

	private static BufferedImage image(String svg) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(Png.paint(svg)));
	}

	private static String picture(String label) {
		View view = new View(500, 300,
				List.of(box("node/node-a", VertexKind.NODE, label, null, 10, 10, 300, 250),
						box("pod/shop/client", VertexKind.POD, label, "node/node-a", 30, 60, 152, 66),
						box("node/node-a/netfilter", VertexKind.NETFILTER, "nat", "node/node-a", 30, 160, 152, 80)),
				List.of());
		return PictureJson.write(new Topology(view, view));
	}

	private static Vertex box(String id, VertexKind kind, String label, String parent, int x, int y, int width,
			int height) {
		return new Vertex(id, kind, label, List.of("10.244.1.5", label), parent, x, y, width, height, VertexState.READY,
				0, kind + " " + label, null);
	}

}
