package io.packetwalk.export.drawing;

import java.util.List;

import io.packetwalk.export.Outcome;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceTitle;
import io.packetwalk.topology.View;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StoryBeat;

/**
 * A walk on the picture of its cluster, as SVG; the same walk always has the same bytes.
 */
public final class TracePicture {

	private static final double NARROWEST = 640;

	private static final double TWO_COLUMNS = 900;

	private final TraceDocument document;

	private final Walk walk;

	private final Camera camera;

	private final PictureOptions options;

	private final Palette palette;

	private TracePicture(TraceDocument document, View view, PictureOptions options) {
		this.document = document;
		this.walk = Walk.of(document.trace());
		this.camera = new Camera(this.walk, view);
		this.options = options;
		this.palette = options.theme().palette();
	}

	/**
	 * Draws a walk.
	 * @param document the walk
	 * @param picture the picture of its cluster, as JSON
	 * @param options what to show, and how
	 * @throws IllegalArgumentException when the walk has no such step
	 */
	public static String write(TraceDocument document, String picture, PictureOptions options) {
		TracePicture drawing = new TracePicture(document, PictureJson.read(picture).physical(), options);
		if (options.part() == Part.STRIP) {
			return drawing.strip();
		}
		return (options.step() > 0) ? drawing.moment() : drawing.journey();
	}

	private String strip() {
		Sheet sheet = sheet(ComicStrip.width(this.document.trace().story().size()));
		sheet.heading();
		sheet.down(8);
		new ComicStrip(sheet, this.walk, this.camera, this.palette).draw();
		sheet.down(-8);
		sheet.legend(this.walk.looks());
		return sheet.finish(title() + ", told in " + this.document.trace().story().size() + " panels", this.options);
	}

	private String journey() {
		Take take = this.camera.journey(this.options.part() == Part.WHOLE, this.options.covered());
		Sheet sheet = sheet(take.crop().width() + 2 * Sheet.PAD);
		if (this.options.captions()) {
			sheet.heading();
			sheet.down(6);
		}
		sheet.picture(take);
		if (this.options.captions()) {
			sheet.legend(this.walk.looks());
			story(sheet);
		}
		return sheet.finish(title(), this.options);
	}

	private String moment() {
		Moment shown = this.walk.at(this.options.step())
			.orElseThrow(() -> new IllegalArgumentException("the trace has no step " + this.options.step()));
		Take take = this.camera.moment(shown, this.options.part() == Part.WHOLE);
		Sheet sheet = sheet(take.crop().width() + 2 * Sheet.PAD);
		Step step = shown.step();
		String title = "Step " + step.n() + " of " + this.walk.moments().getLast().n() + ": " + step.title() + " ("
				+ shown.look().word() + ")";
		if (this.options.captions()) {
			sheet.heading();
			sheet.paragraph(title, 14, 2);
			sheet.down(10);
		}
		sheet.picture(take);
		if (this.options.captions()) {
			sheet.legend(this.walk.looks());
			told(sheet, step);
		}
		return sheet.finish(title() + ", step " + step.n(), this.options);
	}

	private void told(Sheet sheet, Step step) {
		sheet.down(4);
		sheet.paragraph(step.says().story().isEmpty() ? step.says().operator() : step.says().story(), 14, 6);
		List<FieldChange> changes = step.changes();
		if (!changes.isEmpty()) {
			double end = sheet.changes(changes, Sheet.PAD, sheet.y() + 8, sheet.inner(), 8);
			sheet.down(end - sheet.y());
		}
	}

	/** The sentences under their numbers, in one column or two. */
	private void story(Sheet sheet) {
		List<StoryBeat> beats = this.document.trace().story();
		int columns = (sheet.inner() >= TWO_COLUMNS && beats.size() > 3) ? 2 : 1;
		double width = (sheet.inner() - (columns - 1) * 24) / columns;
		double top = sheet.y() + 8;
		double lowest = top;
		int rows = (beats.size() + columns - 1) / columns;
		for (int column = 0; column < columns; column++) {
			double y = top;
			for (int i = column * rows; i < Math.min(beats.size(), (column + 1) * rows); i++) {
				y = sentence(sheet, beats.get(i), Sheet.PAD + column * (width + 24), y, width);
			}
			lowest = Math.max(lowest, y);
		}
		sheet.down(lowest - sheet.y());
	}

	private double sentence(Sheet sheet, StoryBeat beat, double x, double y, double width) {
		Look look = this.walk.of(beat).map(Moment::look).orElse(Look.FORWARD);
		List<String> lines = Letters.PLAIN.lines(beat.sentence(), width - 42, 13, 8);
		Token.draw(sheet.svg(), this.palette, look, Integer.toString(beat.n()), x + 14, y + 15);
		double at = y + 2;
		for (String line : lines) {
			at += 18;
			sheet.svg().text("text", line, "x", x + 42, "y", at, "font-size", 13);
		}
		return Math.max(y + 32, at + 10);
	}

	private Sheet sheet(double wanted) {
		double width = Math.ceil(this.options.captions() ? Math.max(wanted, NARROWEST) : wanted);
		return new Sheet(this.document, this.palette, width);
	}

	private String title() {
		return TraceTitle.of(this.document.trace()) + ": " + Outcome.word(this.document.trace());
	}

}
