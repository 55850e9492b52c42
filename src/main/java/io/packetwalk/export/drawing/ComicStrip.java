package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.StoryBeat;

/** A panel for every sentence of the story: number, sentence, picture, changed fields. */
final class ComicStrip {

	private static final double PANEL = 380;

	private static final double LOWEST = 190;

	private static final double HIGHEST = 320;

	private static final double GAP = 16;

	private static final int ACROSS = 3;

	/** Longer stories are cut, and say so. */
	private static final int MOST = 60;

	private final Sheet sheet;

	private final Walk walk;

	private final Camera camera;

	private final Palette palette;

	ComicStrip(Sheet sheet, Walk walk, Camera camera, Palette palette) {
		this.sheet = sheet;
		this.walk = walk;
		this.camera = camera;
		this.palette = palette;
	}

	static double width(int beats) {
		int across = Math.clamp(beats, 2, ACROSS);
		return across * PANEL + (across - 1) * GAP + 2 * Sheet.PAD;
	}

	void draw() {
		List<StoryBeat> story = this.walk.trace().story();
		List<Panel> panels = new ArrayList<>();
		int since = 0;
		for (StoryBeat beat : story.subList(0, Math.min(MOST, story.size()))) {
			Optional<Moment> moment = this.walk.of(beat);
			panels.add(new Panel(beat, moment, since, moment.map(taken(beat, since))));
			since = moment.map(Moment::n).orElse(since);
		}
		for (int from = 0; from < panels.size(); from += ACROSS) {
			row(panels.subList(from, Math.min(from + ACROSS, panels.size())));
		}
		if (story.size() > MOST) {
			this.sheet.paragraph("The story goes on for " + (story.size() - MOST) + " more sentences.", 12, 1);
		}
	}

	private void row(List<Panel> panels) {
		double picture = panels.stream().mapToDouble(Panel::picture).max().orElse(0);
		double height = picture + panels.stream().mapToDouble(Panel::words).max().orElse(0);
		for (int i = 0; i < panels.size(); i++) {
			panel(panels.get(i), Sheet.PAD + i * (PANEL + GAP), picture, height);
		}
		this.sheet.down(height + GAP);
	}

	private Function<Moment, CloseUp> taken(StoryBeat beat, int since) {
		return (moment) -> this.camera.closeUp(moment, Integer.toString(beat.n()), since);
	}

	private void panel(Panel panel, double x, double picture, double height) {
		double y = this.sheet.y();
		Svg svg = this.sheet.svg();
		Look look = panel.moment.map(Moment::look).orElse(Look.FORWARD);
		svg.open("g", "data-panel", panel.beat.n(), "data-stage", panel.beat.stage());
		svg.title(panel.beat.n() + ". " + panel.beat.sentence());
		svg.shape("rect", "x", x, "y", y, "width", PANEL, "height", height, "rx", 12, "fill", this.palette.bg(),
				"stroke", look.ends() ? this.palette.drop() : this.palette.line(), "stroke-width",
				look.ends() ? 2.5 : 1);
		head(svg, panel, look, x, y);
		panel.closeUp.ifPresent((closeUp) -> picture(svg, closeUp, x, y + 44, picture));
		double top = y + 44 + picture + 8;
		for (String line : panel.lines()) {
			top += 18;
			svg.text("text", line, "x", x + 16, "y", top - 4, "font-size", 13);
		}
		this.sheet.changes(panel.changes(), x + 16, top + 8, PANEL - 32, Panel.FIELDS);
		svg.close();
	}

	private void head(Svg svg, Panel panel, Look look, double x, double y) {
		Token.draw(svg, this.palette, look, Integer.toString(panel.beat.n()), x + 24, y + 22);
		String word = panel.moment.map(Moment::word).orElse(look.word());
		svg.text("text", word, "x", x + 48, "y", y + 27, "font-size", 13, "font-weight", 700);
		panel.moment.ifPresent((moment) -> {
			String where = "step " + moment.n() + " · " + where(moment);
			double room = PANEL - 48 - Letters.BOLD.width(word, 13) - 30;
			String fits = Letters.PLAIN.middle(where, room, 11);
			svg.text("text", fits, "x", x + PANEL - 14 - Letters.PLAIN.width(fits, 11), "y", y + 27, "font-size", 11,
					"fill", this.palette.soft());
		});
	}

	private static String where(Moment moment) {
		return switch (moment.hop().place().kind()) {
			case POD -> "pod " + String.valueOf(moment.hop().place().pod()).replaceFirst("^.*/", "");
			case NODE -> String.valueOf(moment.hop().place().node());
			case WIRE -> "between the nodes";
			case EXTERNAL -> "outside";
			case LOAD_BALANCER -> "load balancer";
		};
	}

	private void picture(Svg svg, CloseUp closeUp, double x, double y, double height) {
		Take take = closeUp.take(PANEL - 2, height);
		svg.open("svg", "x", x + 1, "y", y, "width", PANEL - 2, "height", height, "viewBox", take.crop().box());
		svg.add(take.draw(this.palette)).close();
		svg.shape(
				"path", "d", "M" + Svg.number(x + 1) + " " + Svg.number(y) + "h" + Svg.number(PANEL - 2) + "m0 "
						+ Svg.number(height) + "h-" + Svg.number(PANEL - 2),
				"fill", "none", "stroke", this.palette.line());
	}

	/**
	 * A sentence with its picture.
	 *
	 * @param beat the sentence
	 * @param moment the step it tells
	 * @param since the step before
	 * @param closeUp where it happens
	 */
	private record Panel(StoryBeat beat, Optional<Moment> moment, int since, Optional<CloseUp> closeUp) {

		private static final int LINES = 6;

		private static final int FIELDS = 4;

		List<String> lines() {
			return Letters.PLAIN.lines(this.beat.sentence(), PANEL - 32, 13, LINES);
		}

		List<FieldChange> changes() {
			return this.moment.map((at) -> at.step().changes()).orElse(List.of());
		}

		double picture() {
			return this.closeUp.map((shot) -> shot.height(PANEL - 2, LOWEST, HIGHEST)).orElse(0.0);
		}

		double words() {
			int fields = changes().size();
			double more = (fields > FIELDS) ? FIELDS * 24 + 18 : fields * 24;
			return 44 + 8 + lines().size() * 18 + 8 + more + 14;
		}

	}

}
