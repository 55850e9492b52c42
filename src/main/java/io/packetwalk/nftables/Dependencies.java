package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Statement.Compare;
import io.packetwalk.nftables.Statement.Operand;
import io.packetwalk.nftables.Statement.Relation;

/**
 * Leaves out conditions that the next one implies, as {@code nft list} does: with
 * {@code tcp dport 22} nobody need say that the protocol is TCP.
 */
final class Dependencies {

	private static final Compare TCP = new Compare(new Expression.Select(Selector.META_L4PROTO), Relation.IS,
			new Operand.Value(new Span.One(new Datum.Number(6))));

	private Dependencies() {
	}

	static List<Statement> simplify(List<Statement> statements, Family family) {
		List<Statement> kept = new ArrayList<>();
		for (Statement statement : statements) {
			@Nullable Compare before = (!kept.isEmpty() && kept.getLast() instanceof Compare compare) ? compare : null;
			if (needsTcp(statement, before, family)) {
				kept.add(TCP);
			}
			Statement next = (before == null) ? statement : specific(before, statement);
			if (before != null && implied(before, next, family)) {
				kept.removeLast();
			}
			kept.add(next);
		}
		kept.removeIf((statement) -> statement instanceof Compare compare && always(compare, family));
		return kept;
	}

	/** Only TCP can be reset. */
	private static boolean needsTcp(Statement statement, @Nullable Compare before, Family family) {
		boolean reset = statement instanceof Statement.Reject(var with) && with.equals("tcp reset");
		boolean tcp = before != null && (before.equals(TCP)
				|| before.left().selectors().anyMatch((selector) -> "tcp".equals(selector.header())));
		return reset && family == Family.INET && !tcp;
	}

	/** What a table of one family need not ask. */
	private static boolean always(Compare compare, Family family) {
		return selector(compare) == Selector.META_PROTOCOL && value(compare).equals(family.keyword());
	}

	/** {@code meta l4proto udp th dport 53} is {@code udp dport 53}. */
	private static Statement specific(Compare before, Statement statement) {
		if (statement instanceof Compare(Expression.Select(var selector), var relation, var right)
				&& selector.words().startsWith("th ") && selector(before) == Selector.META_L4PROTO) {
			@Nullable Selector named = Selector.of(value(before) + selector.words().substring(2));
			return (named != null) ? new Compare(new Expression.Select(named), relation, right) : statement;
		}
		return statement;
	}

	private static boolean implied(Compare before, Statement next, Family family) {
		@Nullable Selector asked = selector(before);
		if (asked == null || !(next instanceof Compare compare)) {
			return false;
		}
		@Nullable Selector following = compare.left().selectors().findFirst().orElse(null);
		if (following == null) {
			return false;
		}
		return switch (asked) {
			case META_L4PROTO -> value(before).equals(following.header());
			case IP_PROTOCOL, IP6_NEXTHDR -> family != Family.INET && value(before).equals(following.header());
			case META_NFPROTO -> following.words().startsWith(value(before).replace("ipv4", "ip ").replace("ipv6", "ip6"));
			case ETHER_TYPE, META_PROTOCOL -> following.words().startsWith(value(before) + " ");
			default -> false;
		};
	}

	private static @Nullable Selector selector(Compare compare) {
		boolean plain = compare.relation() == Relation.IS && compare.left() instanceof Expression.Select
				&& compare.right() instanceof Operand.Value(Span.One one);
		return plain ? ((Expression.Select) compare.left()).selector() : null;
	}

	private static String value(Compare compare) {
		return (compare.right() instanceof Operand.Value(Span span))
				? span.text(compare.left().types().getFirst()).toLowerCase(Locale.ROOT) : "";
	}

}
