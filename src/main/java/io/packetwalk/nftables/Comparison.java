package io.packetwalk.nftables;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Statement.Compare;
import io.packetwalk.nftables.Statement.Operand;

/**
 * Whether a condition holds, and what the packet had.
 *
 * @param holds whether it holds
 * @param says what the packet had, in words
 */
record Comparison(boolean holds, String says) {

	static Comparison of(Compare compare, Trying trying) {
		Reading reading = trying.read(compare.left());
		return switch (reading) {
			case Reading.Absent absent -> new Comparison(false, absent.why());
			case Reading.Values values when compare.right() instanceof Operand.In in ->
				lookup(compare, in, values, trying);
			case Reading.Values values -> single(compare, values);
		};
	}

	private static Comparison lookup(Compare compare, Operand.In in, Reading.Values values, Trying trying) {
		@Nullable Elements elements = trying.table().elements(in.lookup());
		if (elements == null) {
			return new Comparison(false, in.lookup().text() + " is not modelled");
		}
		boolean inside = elements.find(values.values()) != null
				|| (in.lookup() instanceof Lookup.Named(var set) && Noted.holds(trying, set, values.values()));
		String says = compare.left().text() + " " + Trying.shown(compare.left(), values.values())
				+ (inside ? " is in " : " is not in ") + in.lookup().text();
		return new Comparison(inside == (compare.relation() != Statement.Relation.NOT), says);
	}

	private static Comparison single(Compare compare, Reading.Values values) {
		Datum datum = values.values().getFirst();
		String shown = values.remark().isEmpty() ? says(compare, datum) : values.remark();
		boolean holds = switch (compare.right()) {
			case Operand.Masked masked ->
				((number(datum) & masked.mask()) == masked.flags()) == (compare.relation() != Statement.Relation.NOT);
			case Operand.Value(var span) -> holds(compare, datum, span);
			case Operand.In in -> throw new IllegalStateException("lookups are done elsewhere");
		};
		return new Comparison(holds, shown);
	}

	private static boolean holds(Compare compare, Datum datum, Span span) {
		boolean flags = compare.left().types().getFirst().flags() && !(compare.left() instanceof Expression.Bits);
		return switch (compare.relation()) {
			case IS ->
				(flags && span instanceof Span.One) ? (number(datum) & number(span.low())) != 0 : span.holds(datum);
			case NONE -> (number(datum) & number(span.low())) == 0;
			case EQUAL -> span.holds(datum);
			case NOT -> !span.holds(datum);
			case LESS -> datum.compareTo(span.low()) < 0;
			case GREATER -> datum.compareTo(span.high()) > 0;
			case AT_MOST -> datum.compareTo(span.high()) <= 0;
			case AT_LEAST -> datum.compareTo(span.low()) >= 0;
		};
	}

	private static long number(Datum datum) {
		return (datum instanceof Datum.Number(long value)) ? value : 0;
	}

	private static String says(Compare compare, Datum datum) {
		String value = Trying.shown(compare.left(), List.of(datum));
		boolean nowhere = datum instanceof Datum.Name(var name) && name.isEmpty();
		return compare.left().text() + " is " + (nowhere ? "none here" : value);
	}

}
