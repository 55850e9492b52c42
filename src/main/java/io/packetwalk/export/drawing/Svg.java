package io.packetwalk.export.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Elements of an SVG drawing, one after the other. Everything a reader of the file needs
 * stands in presentation attributes: no style sheet, no script, no font.
 */
final class Svg {

	static final String SANS = "system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif";

	static final String MONO = "ui-monospace, Cascadia Mono, DejaVu Sans Mono, monospace";

	private final StringBuilder out = new StringBuilder();

	private final Deque<String> open = new ArrayDeque<>();

	/**
	 * Opens an element; attributes are names and values in turn, an empty one is left
	 * out.
	 */
	Svg open(String name, Object... attributes) {
		start(name, attributes);
		this.out.append(">\n");
		this.open.push(name);
		return this;
	}

	Svg close() {
		this.out.append("</").append(this.open.pop()).append(">\n");
		return this;
	}

	/** An element with nothing in it. */
	Svg shape(String name, Object... attributes) {
		start(name, attributes);
		this.out.append("/>\n");
		return this;
	}

	/** An element with nothing but text in it. */
	Svg text(String name, String text, Object... attributes) {
		start(name, attributes);
		this.out.append('>').append(XmlText.escaped(text)).append("</").append(name).append(">\n");
		return this;
	}

	/** What a screen reader or a tooltip says of the element just opened. */
	Svg title(String text) {
		return text("title", text);
	}

	/** What was drawn elsewhere. */
	Svg add(Svg other) {
		this.out.append(other.out);
		return this;
	}

	private void start(String name, Object... attributes) {
		this.out.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			Object value = attributes[i + 1];
			if (!value.equals("")) {
				this.out.append(' ').append(attributes[i]).append("=\"").append(written(value)).append('"');
			}
		}
	}

	private static String written(Object value) {
		return (value instanceof Double number) ? number(number) : XmlText.escaped(value.toString());
	}

	/** At most two decimals, none where none are needed. */
	static String number(double number) {
		String text = String.format(Locale.ROOT, "%.2f", number);
		return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
	}

	@Override
	public String toString() {
		return this.out.toString();
	}

}
