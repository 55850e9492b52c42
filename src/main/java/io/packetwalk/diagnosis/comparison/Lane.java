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
				.flatMap((hop) -> hop.steps().stream().map((step) -> new Point(leg, hop, step))))
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
	 * A step where it stands.
	 *
	 * @param leg its exchange
	 * @param hop its hop
	 * @param step the step
	 */
	record Point(Leg leg, Hop hop, Step step) {

		/**
		 * What makes it the counterpart of another: the same work at the same sort of
		 * place.
		 */
		String role() {
			return String.join(" ", this.leg.kind().name(), this.leg.protocol(), this.hop.direction().name(),
					this.step.type().name(), String.valueOf(this.step.hook()), String.valueOf(this.step.table()),
					place());
		}

		private String place() {
			String stop = this.step.stop();
			if (stop.startsWith("node/")) {
				return stop.substring(stop.indexOf('/', "node/".length()) + 1);
			}
			int slash = stop.indexOf('/');
			return (slash < 0) ? stop : stop.substring(0, slash);
		}

		Likeness likeness(Point other) {
			if (!deed().equals(other.deed())) {
				return Likeness.DIFFERENT;
			}
			return words().equals(other.words()) ? Likeness.SAME : Likeness.WORDING;
		}

		/** What happens to the packet, and where. */
		private List<Object> deed() {
			Object endpoint = (this.step.choice() != null) ? this.step.choice().endpoint() : "";
			return List.of(this.step.type(), this.step.stop(), this.hop.direction(),
					this.step.changes().stream().map(Point::text).toList(), endpoint,
					(this.step.type() == StepType.DELIVER) ? this.step.title() : "");
		}

		/** A tunnel's source port is a hash of what is inside. */
		private static String text(FieldChange change) {
			return (change.field() + " " + change.from() + " " + change.to()).replaceAll(":\\d+ ->", " ->");
		}

		/** How many rules were tried says nothing about this packet. */
		private String words() {
			return this.step.title() + this.step.says().operator().replaceAll("\\d+ rules? tried", "");
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
