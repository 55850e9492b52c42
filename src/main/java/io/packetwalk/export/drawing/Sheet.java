package io.packetwalk.export.drawing;

import java.util.List;
import java.util.Set;

import io.packetwalk.export.Outcome;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceTitle;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Trace;

/**
 * A page that grows downwards: title, pictures, sentences, and in the end where it comes
 * from.
 */
final class Sheet {

	static final double PAD = 24;

	private final Svg svg = new Svg();

	private final Palette palette;

	private final TraceDocument document;

	private final double width;

	private double y = PAD;

	Sheet(TraceDocument document, Palette palette, double width) {
		this.document = document;
		this.palette = palette;
		this.width = width;
	}

	double inner() {
		return this.width - 2 * PAD;
	}

	double y() {
		return this.y;
	}

	void down(double by) {
		this.y += by;
	}

	Svg svg() {
		return this.svg;
	}

	/** Who asked whom, and what became of it. */
	void heading() {
		Trace trace = this.document.trace();
		for (String line : Letters.BOLD.lines(TraceTitle.of(trace), inner(), 20, 2)) {
			this.y += 24;
			this.svg.text("text", line, "x", PAD, "y", this.y - 4, "font-size", 20, "font-weight", 700);
		}
		this.y += 18;
		Token.verdict(this.svg, this.palette, trace, PAD + 12, this.y);
		String word = Outcome.word(trace);
		String said = Character.toUpperCase(word.charAt(0)) + word.substring(1);
		double end = PAD + 34 + Letters.BOLD.width(said, 14) + 12;
		this.svg.text("text", said, "x", PAD + 34, "y", this.y + 5, "font-size", 14, "font-weight", 700);
		String symptom = Letters.MONO.cut(trace.symptom().text().lines().findFirst().orElse(""), this.width - PAD - end,
				12);
		if (this.width - PAD - end > 80) {
			mono(symptom, end, this.y + 5, this.palette.soft());
		}
		this.y += 24;
	}

	/** A line of text, in as many lines as it takes. */
	void paragraph(String text, double size, int most) {
		for (String line : Letters.PLAIN.lines(text, inner(), size, most)) {
			this.y += size * 1.45;
			this.svg.text("text", line, "x", PAD, "y", this.y - size * 0.3, "font-size", size);
		}
	}

	/** A picture, as wide as it is, in the middle of the sheet. */
	void picture(Take take) {
		Frame crop = take.crop();
		this.svg.open("svg", "x", (this.width - crop.width()) / 2, "y", this.y, "width", crop.width(), "height",
				crop.height(), "viewBox", crop.box());
		this.svg.add(take.draw(this.palette)).close();
		this.y += crop.height();
	}

	/** What the shapes stand for. */
	void legend(Set<Look> looks) {
		double x = PAD;
		this.y += 20;
		for (Look look : looks) {
			double end = x + 22 + Letters.PLAIN.width(look.word(), 11) + 18;
			if (end > this.width - PAD + 18) {
				x = PAD;
				end = x + 22 + Letters.PLAIN.width(look.word(), 11) + 18;
				this.y += 20;
			}
			this.svg.open("g", "transform",
					"translate(" + Svg.number(x + 8) + " " + Svg.number(this.y - 4) + ") scale(0.56)");
			Token.draw(this.svg, this.palette, look, "", 0, 0);
			this.svg.close();
			this.svg.text("text", look.word(), "x", x + 22, "y", this.y, "font-size", 11, "fill", this.palette.soft());
			x = end;
		}
		this.y += 8;
	}

	/** Fields that changed, each in a box, before and after. */
	double changes(List<FieldChange> changes, double x, double top, double room, int most) {
		double at = top;
		List<FieldChange> shown = changes.subList(0, Math.min(most, changes.size()));
		for (FieldChange change : shown) {
			String text = change.field() + "  " + or(change.from()) + " → " + or(change.to());
			String fits = Letters.MONO.middle(text, room - 16, 11);
			this.svg.shape("rect", "x", x, "y", at, "width", Letters.MONO.width(fits, 11) + 16, "height", 20, "rx", 4,
					"fill", this.palette.rewriteBg(), "stroke", this.palette.rewrite(), "stroke-width", 1);
			mono(fits, x + 8, at + 14, this.palette.ink());
			at += 24;
		}
		if (shown.size() < changes.size()) {
			this.svg.text("text", "and " + (changes.size() - shown.size()) + " more", "x", x, "y", at + 11, "font-size",
					11, "fill", this.palette.soft());
			at += 18;
		}
		return at;
	}

	private static String or(@org.jspecify.annotations.Nullable String value) {
		return (value != null) ? value : "–";
	}

	void mono(String text, double x, double baseline, String fill) {
		this.svg.text("text", text, "x", x, "y", baseline, "font-size", (fill.equals(this.palette.soft())) ? 12 : 11,
				"font-family", Svg.MONO, "fill", fill);
	}

	/** Where it comes from; then the sheet is done. */
	String finish(String title, PictureOptions options) {
		this.y += 8;
		for (String line : Letters.PLAIN.lines(Circumstances.line(this.document), inner(), 11, 4)) {
			this.y += 16;
			this.svg.text("text", line, "x", PAD, "y", this.y - 3, "font-size", 11, "fill", this.palette.soft());
		}
		double height = Math.ceil(this.y + PAD - 6);
		return new Canvas(this.width, height, this.palette).write(this.svg, title, Circumstances.line(this.document),
				options.scale(), options.transparent());
	}

}
