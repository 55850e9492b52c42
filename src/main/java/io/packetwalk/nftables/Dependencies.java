package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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
			Statement next = specific(kept, statement);
			if (before != null && implied(before, next, family)) {
				kept.removeLast();
			}
			kept.add((next instanceof Statement.Reject reject && family == Family.INET) ? named(reject, kept) : next);
		}
		kept.removeIf((statement) -> statement instanceof Compare compare && always(compare, family));
		return kept;
	}

	/**
	 * Once the rule has asked for one family, the ordinary answer is that family's own.
	 */
	private static Statement.Reject named(Statement.Reject reject, List<Statement> before) {
		if (!reject.with().isEmpty()) {
			return reject;
		}
		for (Statement statement : before) {
			List<String> words = (statement instanceof Compare compare)
					? compare.left().selectors().map(Selector::words).toList() : List.of();
			if (words.stream().anyMatch((each) -> each.startsWith("ip ") || each.startsWith("icmp "))) {
				return new Statement.Reject("icmp port-unreachable");
			}
			if (words.stream().anyMatch((each) -> each.startsWith("ip6 ") || each.startsWith("icmpv6 "))) {
				return new Statement.Reject("icmpv6 port-unreachable");
			}
		}
		return reject;
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

	/** Once the protocol is known, {@code th dport 53} is {@code udp dport 53}. */
	private static Statement specific(List<Statement> before, Statement statement) {
		String protocol = protocol(before);
		if (protocol.isEmpty()) {
			return statement;
		}
		return switch (statement) {
			case Compare(var left, var relation, var right) -> new Compare(specific(left, protocol), relation, right);
			case Statement.Choose(var key, var lookup) -> new Statement.Choose(specific(key, protocol), lookup);
			default -> statement;
		};
	}

	private static Expression specific(Expression expression, String protocol) {
		return switch (expression) {
			case Expression.Select(var selector) when selector.words().startsWith("th ") -> {
				@Nullable Selector known = Selector.of(protocol + selector.words().substring(2));
				yield (known != null) ? new Expression.Select(known) : expression;
			}
			case Expression.Concat(var parts) ->
				new Expression.Concat(parts.stream().map((part) -> specific(part, protocol)).toList());
			default -> expression;
		};
	}

	/** The transport protocol that the conditions so far leave, empty for several. */
	private static String protocol(List<Statement> before) {
		String protocol = "";
		for (Statement statement : before) {
			if (statement instanceof Compare compare) {
				@Nullable Selector asked = selector(compare);
				boolean named = asked == Selector.META_L4PROTO || asked == Selector.IP_PROTOCOL
						|| asked == Selector.IP6_NEXTHDR;
				@Nullable String header = compare.left()
					.selectors()
					.map(Selector::header)
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
				protocol = named ? value(compare) : (header != null) ? header : protocol;
			}
		}
		return protocol;
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
			case META_NFPROTO ->
				following.words().startsWith(value(before).replace("ipv4", "ip ").replace("ipv6", "ip6"));
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
