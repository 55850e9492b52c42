package io.packetwalk.export.drawing;

import java.util.Arrays;
import java.util.Optional;

/** The colours a picture is drawn in. */
public enum Theme {

	LIGHT("light",
			new Palette("#fff", "#f3f5f8", "#fff", "#dfe3e8", "#858d99", "#141a23", "#57606e", "#153258", "#a807da",
					"#412f15", "#1c756a", "#c94d06", "#858d99", "#e8eef6", "#f7e8fd", "#fbf1de", "#e3f3f0", "#fdede3",
					"#fff", "#fff")),

	DARK("dark",
			new Palette("#0f172a", "#152039", "#0f172a", "#27344d", "#64748b", "#e9eef6", "#9fadc2", "#b5d8eb",
					"#db69fe", "#fed55b", "#1ba782", "#f54012", "#64748b", "#17304a", "#3a1650", "#3a2f12", "#0f3a33",
					"#47190d", "#0f172a", "#0f172a")),

	HIGH_CONTRAST("hc",
			new Palette("#000", "#0a0a0a", "#000", "#b8bcc4", "#c8ccd4", "#fff", "#dfe3ea", "#7b9dff", "#ffd8fe",
					"#ecff5e", "#c0ffd7", "#d6914a", "#a1a6a1", "#000d33", "#26002b", "#1a1a00", "#001c12", "#240c00",
					"#000", "#000"));

	private final String word;

	private final Palette palette;

	Theme(String word, Palette palette) {
		this.word = word;
		this.palette = palette;
	}

	/** By the word an address has it by. */
	public static Optional<Theme> parse(String word) {
		return Arrays.stream(values()).filter((theme) -> theme.word.equals(word)).findFirst();
	}

	/** {@code light}, {@code dark} or {@code hc}. */
	public String word() {
		return this.word;
	}

	Palette palette() {
		return this.palette;
	}

}
