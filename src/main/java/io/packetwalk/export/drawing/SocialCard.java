package io.packetwalk.export.drawing;

import io.packetwalk.export.Outcome;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceTitle;
import io.packetwalk.trace.Trace;

/**
 * What a chat shows of a link to a trace: an <a href="https://ogp.me/">Open Graph</a>
 * image of 1,200 by 630 pixels.
 */
public final class SocialCard {

	private static final double WIDTH = 1200;

	private static final double HEIGHT = 630;

	private static final double LEFT = 56;

	private static final double COLUMN = 452;

	private static final Frame PICTURE = new Frame(540, 40, 620, 550);

	private final Svg svg = new Svg();

	private final Palette palette;

	private final TraceDocument document;

	private final boolean told;

	private SocialCard(TraceDocument document, Palette palette, boolean told) {
		this.document = document;
		this.palette = palette;
		this.told = told;
	}

	/**
	 * {@code cloudflared → reverse-proxy: delivered in 14 steps}, the steps of the story.
	 */
	public static String title(Trace trace) {
		int steps = trace.story().size();
		return TraceTitle.of(trace) + ": " + Outcome.word(trace) + (trace.success() ? " in " : " after ") + steps
				+ ((steps == 1) ? " step" : " steps");
	}

	/** {@code cloudflared → reverse-proxy: what becomes of the packet?} */
	public static String question(Trace trace) {
		return TraceTitle.of(trace) + ": what becomes of the packet?";
	}

	/**
	 * Draws a card.
	 * @param document the walk
	 * @param picture the picture of its cluster, as JSON
	 * @param theme its colours
	 * @param told whether it says what became of the packet
	 */
	public static String write(TraceDocument document, String picture, Theme theme, boolean told) {
		SocialCard card = new SocialCard(document, theme.palette(), told);
		card.words();
		Camera camera = new Camera(Walk.of(document.trace()), PictureJson.read(picture).physical());
		card.picture(told ? camera.journey(false, false) : camera.start());
		return new Canvas(WIDTH, HEIGHT, theme.palette()).write(card.svg, card.headline(), Circumstances.line(document),
				1, false);
	}

	private String headline() {
		return this.told ? title(this.document.trace()) : question(this.document.trace());
	}

	private void words() {
		Trace trace = this.document.trace();
		brand();
		double y = 150;
		for (String line : Letters.BOLD.lines(TraceTitle.of(trace), COLUMN, 44, 4)) {
			this.svg.text("text", line, "x", LEFT, "y", y, "font-size", 44, "font-weight", 700);
			y += 54;
		}
		y += 18;
		if (this.told) {
			this.svg.open("g", "transform",
					"translate(" + Svg.number(LEFT + 26) + " " + Svg.number(y) + ") scale(1.8)");
			Token.verdict(this.svg, this.palette, trace, 0, 0);
			this.svg.close();
		}
		y += 11;
		double indent = this.told ? 66 : 0;
		String outcome = headline().substring(TraceTitle.of(trace).length() + 2);
		String said = Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1);
		for (String line : Letters.BOLD.lines(said, COLUMN - indent, 30, 2)) {
			this.svg.text("text", line, "x", LEFT + indent, "y", y, "font-size", 30, "font-weight", 600);
			y += 38;
		}
		y += 14;
		for (String line : Letters.MONO.lines(this.told ? trace.symptom().text() : "", COLUMN, 18, 3)) {
			this.svg.text("text", line, "x", LEFT, "y", y, "font-size", 18, "font-family", Svg.MONO, "fill",
					this.palette.soft());
			y += 25;
		}
		y = HEIGHT - 78;
		for (String line : Letters.PLAIN.lines(Circumstances.line(this.document), COLUMN, 15, 3)) {
			this.svg.text("text", line, "x", LEFT, "y", y, "font-size", 15, "fill", this.palette.soft());
			y += 21;
		}
	}

	private void brand() {
		this.svg.open("g", "transform", "translate(" + Svg.number(LEFT) + " 46)", "fill", "none", "stroke",
				this.palette.fwd(), "stroke-width", 4.5, "stroke-linecap", "round", "stroke-linejoin", "round");
		this.svg.shape("path", "d", "M6 26L18 8L30 22H40");
		this.svg.shape("circle", "cx", 6, "cy", 26, "r", 5, "fill", this.palette.fwd(), "stroke", "none");
		this.svg.shape("rect", "x", 33, "y", 15, "width", 13, "height", 13, "rx", 2.5, "fill", this.palette.rewrite(),
				"stroke", "none");
		this.svg.close();
		this.svg.text("text", "Packetwalk", "x", LEFT + 60, "y", 72, "font-size", 28, "font-weight", 700);
		double width = Letters.PLAIN.width("simulated", 17) + 26;
		double x = LEFT + 60 + Letters.BOLD.width("Packetwalk", 28) + 18;
		this.svg.shape("rect", "x", x, "y", 48, "width", width, "height", 32, "rx", 16, "fill", this.palette.node(),
				"stroke", this.palette.edge());
		this.svg.text("text", "simulated", "x", x + width / 2, "y", 70, "font-size", 17, "text-anchor", "middle");
	}

	/** No larger than twice its size, so that a short way stays a drawing. */
	private void picture(Take take) {
		Frame crop = take.crop();
		double zoom = Math.min(2, Math.min(PICTURE.width() / crop.width(), PICTURE.height() / crop.height()));
		double wide = PICTURE.width() / zoom;
		double high = PICTURE.height() / zoom;
		Frame seen = new Frame(crop.x() - (wide - crop.width()) / 2, crop.y() - (high - crop.height()) / 2, wide, high);
		this.svg.open("svg", "x", PICTURE.x(), "y", PICTURE.y(), "width", PICTURE.width(), "height", PICTURE.height(),
				"viewBox", seen.box());
		this.svg.add(take.draw(this.palette)).close();
	}

}
