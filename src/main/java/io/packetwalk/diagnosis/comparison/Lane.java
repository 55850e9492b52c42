package io.packetwalk.diagnosis.comparison;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Direction;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/** The steps of one walk as they are compared. */
final class Lane {

	/** Steps after which the packet has another fate. */
	private static final Set<StepType> DECISIVE = Set.of(StepType.TRANSLATE, StepType.DROP, StepType.REJECT,
			StepType.DELIVER, StepType.HTTP_ROUTE);

	private final List<Point> points;

	private Lane(List<Point> points) {
		this.points = points;
	}

	static Lane of(Trace trace) {
		return new Lane(trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops()
				.stream()
				.flatMap((hop) -> hop.steps().stream().map((step) -> Point.of(leg, hop, step))))
			.sorted((left, right) -> Integer.compare(left.step().n(), right.step().n()))
			.toList());
	}

	/** The steps visible at a level. */
	Lane at(Level level) {
		return new Lane(this.points.stream().filter((point) -> point.step().levels().contains(level)).toList());
	}

	int size() {
		return this.points.size();
	}

	Point get(int index) {
		return this.points.get(index);
	}

	/** The step that decides, at or after a step. */
	@Nullable Point decisiveFrom(@Nullable Integer n) {
		return (n == null) ? null
				: this.points.stream()
					.filter((point) -> point.step().n() >= n)
					.filter((point) -> DECISIVE.contains(point.step().type()) || point.denied())
					.findFirst()
					.orElse(null);
	}

	/** The first step after a step. */
	@Nullable Integer after(int n) {
		return this.points.stream().map((point) -> point.step().n()).filter((one) -> one > n).findFirst().orElse(null);
	}

	/**
	 * A step where it stands. What it is compared by is worked out once: each is compared
	 * with every step of the other walk.
	 *
	 * @param leg its exchange
	 * @param hop its hop
	 * @param step the step
	 * @param role what makes it the counterpart of another: the same work at the same
	 * sort of place
	 * @param deed what happens to the packet, and where
	 * @param words how it is told
	 */
	record Point(Leg leg, Hop hop, Step step, String role, List<Object> deed, String words) {

		static Point of(Leg leg, Hop hop, Step step) {
			String role = String.join(" ", leg.kind().name(), leg.protocol(), hop.direction().name(),
					step.type().name(), String.valueOf(step.hook()), String.valueOf(step.table()), place(step.stop()));
			Object endpoint = (step.choice() != null) ? step.choice().endpoint() : "";
			List<Object> deed = List.of(step.type(), step.stop(), hop.direction(),
					step.changes().stream().map(Point::text).toList(), endpoint,
					(step.type() == StepType.DELIVER) ? step.title() : "");
			// how many rules were tried says nothing about this packet
			return new Point(leg, hop, step, role, deed,
					step.title() + step.says().operator().replaceAll("\\d+ rules? tried", ""));
		}

		private static String place(String stop) {
			if (stop.startsWith("node/")) {
				return stop.substring(stop.indexOf('/', "node/".length()) + 1);
			}
			int slash = stop.indexOf('/');
			return (slash < 0) ? stop : stop.substring(0, slash);
		}

		/** A tunnel's source port is a hash of what is inside. */
		private static String text(FieldChange change) {
			return (change.field() + " " + change.from() + " " + change.to()).replaceAll(":\\d+ ->", " ->");
		}

		Likeness likeness(Point other) {
			if (!this.deed.equals(other.deed)) {
				return Likeness.DIFFERENT;
			}
			return this.words.equals(other.words) ? Likeness.SAME : Likeness.WORDING;
		}

		boolean forward() {
			return this.hop.direction() == Direction.FORWARD;
		}

		/** Whether a policy ends its way here. */
		boolean denied() {
			return this.step.type() == StepType.POLICY
					&& this.leg.hops().getLast().steps().getLast().n() == this.step.n();
		}

	}

}
