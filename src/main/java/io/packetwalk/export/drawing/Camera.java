package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.topology.Vertex;
import io.packetwalk.topology.View;
import io.packetwalk.trace.StoryBeat;

/** Takes the shots of a walk: all of it, one step of it, or a sentence of its story. */
final class Camera {

	private static final double MARGIN = 20;

	private final Walk walk;

	private final Ground plane;

	Camera(Walk walk, View view) {
		this.walk = walk;
		this.plane = new Ground(view);
	}

	/**
	 * The whole way, with the numbers of the story.
	 * @param whole whether with boxes it does not pass
	 * @param covered whether without saying where it is rewritten and where it ends
	 */
	Take journey(boolean whole, boolean covered) {
		Ground ground = whole ? this.plane : cropped(this.walk.moments());
		Map<String, Look> looks = new LinkedHashMap<>();
		List<Mark> marks = new ArrayList<>();
		for (StoryBeat beat : this.walk.trace().story()) {
			this.walk.of(beat).ifPresent((moment) -> ground.boxOf(moment.step().stop()).ifPresent((box) -> {
				boolean tells = moment.look() == Look.REWRITE || moment.look().ends();
				marks.add(new Mark(box, (covered && tells) ? Look.FORWARD : moment.look(), Integer.toString(beat.n()),
						0, 0));
				if (tells && !covered) {
					looks.merge(box.id(), moment.look(), (one, other) -> one.ends() ? one : other);
				}
			}));
		}
		List<Ground.Stretch> ways = ground.stretches(this.walk.moments())
			.stream()
			.map((way) -> covered ? way.covered() : way)
			.toList();
		return framed(ground, new Shot(new Frame(0, 0, 0, 0), ways, Set.of(), List.of(), looks,
				passed(ground, this.walk.moments()), whole, Mark.side(marks)), whole);
	}

	/** Where the packet sets out, and nothing of what becomes of it. */
	Take start() {
		Ground ground = cropped(this.walk.moments());
		Moment first = this.walk.moments().getFirst();
		return framed(ground,
				new Shot(new Frame(0, 0, 0, 0), List.of(), Set.of(), List.of(), look(ground, first),
						passed(ground, this.walk.moments()), false,
						marks(ground, List.of(), first, Integer.toString(first.n()))),
				false);
	}

	/** One step: where the packet is, where it was and will be. */
	Take moment(Moment shown, boolean whole) {
		List<Moment> part = this.walk.together(shown);
		Ground ground = whole ? this.plane : cropped(part);
		List<Ground.Stretch> ways = ground.stretches(part);
		List<Moment> before = part.stream().filter((moment) -> moment.n() <= shown.n()).toList();
		List<Ground.Stretch> past = ways.stream().filter((way) -> way.at().n() <= shown.n()).toList();
		List<Ground.Stretch> ahead = ways.stream().filter((way) -> way.at().n() > shown.n()).toList();
		Shot shot = new Shot(new Frame(0, 0, 0, 0), past, Set.of(), ahead, look(ground, shown), passed(ground, before),
				whole, marks(ground, before, shown, Integer.toString(shown.n())));
		return framed(ground, shot, whole);
	}

	/**
	 * A sentence of the story, from close by.
	 * @param moment what it tells
	 * @param number the number of the sentence
	 * @param since the step the sentence before told
	 */
	CloseUp closeUp(Moment moment, String number, int since) {
		List<Moment> part = this.walk.together(moment);
		List<Moment> before = part.stream().filter((one) -> one.n() <= moment.n()).toList();
		List<Moment> now = before.stream().filter((one) -> one.n() > since).toList();
		Set<Integer> fresh = now.stream().map(Moment::n).collect(Collectors.toCollection(TreeSet::new));
		fresh.add(0);
		List<Ground.Stretch> ways = this.plane.stretches(before);
		List<Mark> marks = marks(this.plane, before, moment, number);
		Stream<Frame> boxes = boxes(this.plane, now).map(Frame::of);
		Stream<Frame> starts = ways.stream()
			.filter((way) -> fresh.contains(way.at().n()))
			.map((way) -> Frame.of(way.from()));
		Frame all = Frame
			.around(Stream.of(boxes, starts, marks.stream().map(Mark::frame)).flatMap((each) -> each).toList());
		Frame here = this.plane.boxOf(moment.step().stop()).map(Frame::of).orElse(all);
		Shot shot = new Shot(all, ways, fresh, List.of(), look(this.plane, moment), passed(this.plane, before), true,
				marks);
		return new CloseUp(new Take(this.plane, shot), all.grown(MARGIN, MARGIN, MARGIN), here);
	}

	private Ground cropped(List<Moment> moments) {
		return new Ground(Cropping.to(this.plane.view(), passed(this.plane, moments), this.plane.stretches(moments)));
	}

	private Take framed(Ground ground, Shot shot, boolean whole) {
		List<Frame> frames = new ArrayList<>();
		ground.view().vertices().forEach((box) -> frames.add(Frame.of(box)));
		shot.past().forEach((way) -> frames.add(Scene.around(way.points())));
		shot.ahead().forEach((way) -> frames.add(Scene.around(way.points())));
		shot.marks().forEach((mark) -> frames.add(mark.frame()));
		Frame all = Frame.around(frames);
		View view = ground.view();
		return new Take(ground,
				shot.in(whole ? all.with(new Frame(0, 0, view.width(), view.height())) : all.grown(4, 4, 4)));
	}

	private static Set<String> passed(Ground ground, List<Moment> moments) {
		return boxes(ground, moments).map(Vertex::id).collect(Collectors.toSet());
	}

	private static Stream<Vertex> boxes(Ground ground, List<Moment> moments) {
		return moments.stream().flatMap((moment) -> ground.boxOf(moment.step().stop()).stream());
	}

	private static Map<String, Look> look(Ground ground, Moment moment) {
		Optional<Vertex> box = ground.boxOf(moment.step().stop());
		return box.map((here) -> Map.of(here.id(), moment.look())).orElse(Map.of());
	}

	/** The packet, and where its request was refused while the refusal travels back. */
	private static List<Mark> marks(Ground ground, List<Moment> before, Moment shown, String number) {
		List<Mark> marks = new ArrayList<>();
		before.stream()
			.filter((moment) -> moment.look() == Look.REJECT && moment.n() < shown.n())
			.forEach((moment) -> ground.boxOf(moment.step().stop())
				.ifPresent((box) -> marks.add(new Mark(box, moment.look(), "", 0, 0))));
		ground.boxOf(shown.step().stop()).ifPresent((box) -> marks.add(new Mark(box, shown.look(), number, 0, 0)));
		return Mark.side(marks);
	}

}
