package io.packetwalk.nftables;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One part of a rule; they are done in order until one does not hold. */
sealed interface Statement {

	/** The statement as {@code nft list} prints it in a table of this family. */
	default String text(Family family) {
		return StatementText.of(this, family);
	}

	/** A condition. */
	record Compare(Expression left, Relation relation, Operand right) implements Statement {
	}

	/** How two sides of a condition must stand to each other. */
	enum Relation {

		/** Nothing written: equal, in the set, or having any of the flags. */
		IS(""), EQUAL("=="), NOT("!="), LESS("<"), GREATER(">"), AT_MOST("<="), AT_LEAST(">="),

		/** Having none of the flags. */
		NONE("!");

		private final String sign;

		Relation(String sign) {
			this.sign = sign;
		}

		String sign() {
			return this.sign;
		}

	}

	/** The right side of a condition. */
	sealed interface Operand {

		/** A value, a range, a block. */
		record Value(Span span) implements Operand {
		}

		/** Flags among some that are looked at: {@code syn / syn,ack}. */
		record Masked(long flags, long mask) implements Operand {
		}

		/** A set. */
		record In(Lookup lookup) implements Operand {
		}

	}

	/** A verdict from a map: {@code … vmap @service-ips}. */
	record Choose(Expression key, Lookup lookup) implements Statement {
	}

	/** A verdict. */
	record Decide(NftVerdict verdict) implements Statement {
	}

	/**
	 * A new mark.
	 *
	 * @param connection whether of the connection, not the packet
	 */
	record SetMark(boolean connection, Expression value) implements Statement {
	}

	/**
	 * A translation.
	 *
	 * @param family {@code ip} or {@code ip6} where it is written, else empty
	 * @param address the new address, null to leave it or to take the device's
	 * @param port the new port or ports, null to leave it
	 * @param flags {@code random}, {@code fully-random}, {@code persistent}
	 */
	record Nat(Kind kind, String family, @Nullable Expression address, @Nullable Span port,
			List<String> flags) implements Statement {

		/** Which way. */
		enum Kind {

			DNAT, SNAT, MASQUERADE, REDIRECT

		}

		public Nat {
			flags = List.copyOf(flags);
		}

	}

	/**
	 * A refusal.
	 *
	 * @param with {@code icmp host-unreachable}, {@code tcp reset}, …; empty for the
	 * ordinary one
	 */
	record Reject(String with) implements Statement {
	}

	/**
	 * Notes something in a set: {@code update @affinity { ip saddr }}.
	 *
	 * @param operation {@code add}, {@code update} or {@code delete}
	 * @param rest what is kept with it, e.g. {@code timeout 1h}, else empty
	 */
	record Update(String operation, String set, Expression key, String rest) implements Statement {
	}

	/** Counts. */
	record Counter(long packets, long bytes) implements Statement {
	}

	/**
	 * Holds as long as there are few packets; or, {@code over}, from when there are many.
	 */
	record Limit(String words, boolean over) implements Statement {
	}

	/** Writes to the kernel's log. */
	record Log(String words) implements Statement {
	}

	/**
	 * Something that is kept and printed, but not modelled.
	 *
	 * @param condition whether it asks for something, so that we cannot know if the rule
	 * matches; else it does something to the packet
	 */
	record Opaque(String words, boolean condition) implements Statement {
	}

}
