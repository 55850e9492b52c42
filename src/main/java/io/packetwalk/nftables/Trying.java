package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.nftables.SetElement.Value;

/**
 * The values of expressions for one packet at one rule.
 *
 * @param table the rule's table
 * @param chain its chain
 * @param index its place in the chain, from 0
 * @param packet the packet as it reaches the statement
 * @param around what else the hook knows
 * @param connmark the connection's mark, null where it is not known
 */
record Trying(NftTable table, String chain, int index, Packet packet, Surroundings around, @Nullable Integer connmark) {

	Trying with(Packet changed, @Nullable Integer mark) {
		return new Trying(this.table, this.chain, this.index, changed, this.around, mark);
	}

	/**
	 * What an expression comes to.
	 * @param naming what each number that could be drawn would lead to
	 */
	Reading read(Expression expression, IntFunction<String> naming) {
		return switch (expression) {
			case Expression.Select select ->
				new PacketFields(this.packet, this.around, this.connmark).read(select.selector());
			case Expression.Concat concat -> concat(concat, naming);
			case Expression.Bits bits -> bits(bits);
			case Expression.Numgen numgen -> draw(numgen, naming);
			case Expression.Constant constant -> new Reading.Values(List.of(constant.value().low()), "");
			case Expression.Mapped mapped -> mapped(mapped);
		};
	}

	/** What an expression comes to, where a number drawn is just a number. */
	Reading read(Expression expression) {
		return read(expression, Integer::toString);
	}

	private Reading concat(Expression.Concat concat, IntFunction<String> naming) {
		List<Datum> values = new ArrayList<>();
		for (Expression part : concat.parts()) {
			switch (read(part, naming)) {
				case Reading.Values found -> values.addAll(found.values());
				case Reading.Absent absent -> {
					return absent;
				}
			}
		}
		return new Reading.Values(values, "");
	}

	private Reading bits(Expression.Bits bits) {
		Reading of = read(bits.of());
		if (of instanceof Reading.Values(var values, var remark) && bits.operand() instanceof Datum.Number(long operand)
				&& values.getFirst() instanceof Datum.Number(long value)) {
			long result = switch (bits.operator()) {
				case '&' -> value & operand;
				case '|' -> value | operand;
				default -> value ^ operand;
			};
			return new Reading.Values(List.of(new Datum.Number(result)), remark);
		}
		return (of instanceof Reading.Absent) ? of : new Reading.Absent("bits of addresses are not modelled");
	}

	private Reading draw(Expression.Numgen numgen, IntFunction<String> naming) {
		List<String> candidates = IntStream.range(0, Math.max(1, numgen.modulus()))
			.mapToObj((number) -> naming.apply(number + numgen.offset()))
			.toList();
		Dice.Pick pick = this.around.dice().pick(this.table.title(), this.chain, this.index, candidates);
		return new Reading.Values(List.of(new Datum.Number(pick.number() + numgen.offset())), pick.why());
	}

	private Reading mapped(Expression.Mapped mapped) {
		@Nullable Elements elements = this.table.elements(mapped.lookup());
		if (elements == null) {
			return new Reading.Absent(mapped.lookup().text() + " is not modelled");
		}
		Reading key = read(mapped.key(), (number) -> leads(elements, number));
		if (!(key instanceof Reading.Values values)) {
			return key;
		}
		@Nullable SetElement found = elements.find(values.values());
		String shown = shown(mapped.key(), values.values());
		if (found == null || !(found.value() instanceof Value.Fields fields)) {
			return new Reading.Absent(shown + " is not in " + place(mapped.lookup()));
		}
		return new Reading.Values(fields.spans().stream().map(Span::low).toList(),
				values.remark().isEmpty() ? shown + " has " + fields.text() : values.remark());
	}

	/** What a map has for a number, empty for nothing. */
	static String leads(Elements elements, int number) {
		@Nullable SetElement found = elements.find(List.of(new Datum.Number(number)));
		@Nullable Value value = (found == null) ? null : found.value();
		return switch (value) {
			case null -> "";
			case Value.Decision(var verdict) -> verdict.shown();
			case Value.Fields fields -> fields.text();
		};
	}

	/** Where a lookup looks, in words. */
	static String place(Lookup lookup) {
		return (lookup instanceof Lookup.Named) ? lookup.text() : "the rule's map";
	}

	/** Values as they are written for this expression. */
	static String shown(Expression of, List<Datum> values) {
		return SetElement.text(of.types(), values.stream().<Span>map(Span.One::new).toList());
	}

}
