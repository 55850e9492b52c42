package io.packetwalk.nftables;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Statement.Nat;
import io.packetwalk.nftables.Statement.Operand;
import io.packetwalk.nftables.Statement.Relation;

/** Statements as {@code nft list} prints them. */
final class StatementText {

	private StatementText() {
	}

	static String of(Statement statement, Family family) {
		return switch (statement) {
			case Statement.Compare compare -> compare(compare);
			case Statement.Choose choose -> choose.key().text() + " vmap " + choose.lookup().text();
			case Statement.Decide decide -> decide.verdict().text();
			case Statement.SetMark mark -> (mark.connection() ? "ct" : "meta") + " mark set " + mark.value().text();
			case Nat nat -> nat(nat);
			case Statement.Reject reject -> reject.with().isEmpty() ? "reject" : "reject with " + reject.with();
			case Statement.Update update -> update.operation() + " @" + update.set() + " { " + update.key().text()
					+ (update.rest().isEmpty() ? "" : " " + update.rest()) + " }";
			case Statement.Counter counter -> "counter packets " + counter.packets() + " bytes " + counter.bytes();
			case Statement.Limit limit -> limit.words();
			case Statement.Log log -> log.words();
			case Statement.Opaque opaque -> opaque.words();
		};
	}

	private static String compare(Statement.Compare compare) {
		String sign = compare.relation().sign();
		return compare.left().text() + (sign.isEmpty() ? " " : " " + sign + " ") + right(compare);
	}

	private static String right(Statement.Compare compare) {
		Datatype type = compare.left().types().getFirst();
		return switch (compare.right()) {
			case Operand.Value(Span.One(Datum.Number number)) when type.flags() && compare.relation() == Relation.NOT ->
				type.flags(number.value(), " | ");
			case Operand.Value value -> value.span().text(type);
			case Operand.Masked masked -> type.flags(masked.flags(), ",") + " / " + type.flags(masked.mask(), ",");
			case Operand.In in -> in.lookup().text();
		};
	}

	private static String nat(Nat nat) {
		StringBuilder text = new StringBuilder(nat.kind().name().toLowerCase(Locale.ROOT));
		if (!nat.family().isEmpty()) {
			text.append(' ').append(nat.family());
		}
		if (nat.address() != null || nat.port() != null) {
			text.append(" to ").append(target(nat.address(), nat.port()));
		}
		if (!nat.flags().isEmpty()) {
			text.append(' ').append(String.join(",", nat.flags()));
		}
		return text.toString();
	}

	private static String target(@Nullable Expression address, @Nullable Span port) {
		String host = (address == null) ? "" : address.text();
		if (port == null) {
			return host;
		}
		return ((host.indexOf(':') >= 0 && address instanceof Expression.Constant) ? "[" + host + "]" : host) + ":"
				+ port.text(Datatype.INET_SERVICE);
	}

}
