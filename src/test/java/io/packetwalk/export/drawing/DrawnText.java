package io.packetwalk.export.drawing;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Map;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A line of text of a drawing, as wide as a real font makes it.
 *
 * @param text the text
 * @param right where it ends
 * @param room where it must end: at the right border of its box, or of the drawing
 */
public record DrawnText(String text, double right, double room) {

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private static final Map<String, Font> FONTS = Map.of("sans", new Font("DejaVu Sans", Font.PLAIN, 100), "bold",
			new Font("DejaVu Sans", Font.BOLD, 100), "mono", new Font("DejaVu Sans Mono", Font.PLAIN, 100));

	/** Every text that begins at its x. */
	public static List<DrawnText> all(Document drawing) {
		return Xml.elements(drawing, "text")
			.stream()
			.filter((text) -> text.getAttribute("text-anchor").isEmpty())
			.map(DrawnText::of)
			.toList();
	}

	private static DrawnText of(Element element) {
		String text = element.getTextContent();
		boolean mono = element.getAttribute("font-family").contains("mono");
		String weight = element.getAttribute("font-weight");
		Font font = FONTS.get(mono ? "mono" : (!weight.isEmpty() && Integer.parseInt(weight) >= 600) ? "bold" : "sans");
		double size = Double.parseDouble(element.getAttribute("font-size"));
		double width = font.getStringBounds(text, CONTEXT).getWidth() * size / 100;
		return new DrawnText(text, Double.parseDouble(element.getAttribute("x")) + width, room(element));
	}

	/**
	 * The rectangle drawn just before in the same group, else the viewport it stands in.
	 */
	private static double room(Element element) {
		for (Node before = element.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
			if (before instanceof Element box && box.getTagName().equals("rect") && !box.getAttribute("x").isEmpty()
					&& element.getParentNode() instanceof Element group && group.getTagName().equals("g")) {
				return Double.parseDouble(box.getAttribute("x")) + Double.parseDouble(box.getAttribute("width"));
			}
		}
		Element at = (Element) element.getParentNode();
		while (!at.getTagName().equals("svg")) {
			at = (Element) at.getParentNode();
		}
		String[] box = at.getAttribute("viewBox").split(" ");
		return Double.parseDouble(box[0]) + Double.parseDouble(box[2]);
	}

}
