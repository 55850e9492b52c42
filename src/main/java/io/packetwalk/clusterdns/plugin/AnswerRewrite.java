package io.packetwalk.clusterdns.plugin;

import java.util.regex.Pattern;

import io.packetwalk.resolver.Reply;

/** How {@code rewrite} changes the records of an answer back. */
sealed interface AnswerRewrite {

	Reply.Record apply(Reply.Record record);

	/**
	 * Puts one name in place of another, in owners and values, also as the end of longer
	 * names.
	 */
	record Swap(String from, String to) implements AnswerRewrite {

		@Override
		public Reply.Record apply(Reply.Record record) {
			return Values.map(new Reply.Record(swap(record.name()), record.type(), record.ttl(), record.data()),
					this::swap);
		}

		private String swap(String name) {
			if (name.equals(this.from)) {
				return this.to;
			}
			return name.endsWith("." + this.from) ? name.substring(0, name.length() - this.from.length()) + this.to
					: name;
		}

	}

	/** Puts one ending in place of another, in owners and values. */
	record Suffix(String from, String to) implements AnswerRewrite {

		@Override
		public Reply.Record apply(Reply.Record record) {
			return Values.map(new Reply.Record(swap(record.name()), record.type(), record.ttl(), record.data()),
					this::swap);
		}

		private String swap(String name) {
			return name.endsWith(this.from) ? name.substring(0, name.length() - this.from.length()) + this.to : name;
		}

	}

	/** {@code answer name}: owners that match. */
	record Owner(Pattern pattern, String to) implements AnswerRewrite {

		@Override
		public Reply.Record apply(Reply.Record record) {
			return Patterns.find(this.pattern, record.name())
				.map((matcher) -> new Reply.Record(Patterns.fill(this.to, matcher), record.type(), record.ttl(),
						record.data()))
				.orElse(record);
		}

	}

	/** {@code answer value}: names in values that match. */
	record Value(Pattern pattern, String to) implements AnswerRewrite {

		@Override
		public Reply.Record apply(Reply.Record record) {
			return Values.map(record,
					(name) -> Patterns.find(this.pattern, name)
						.map((matcher) -> Patterns.fill(this.to, matcher))
						.orElse(name));
		}

	}

	/** {@code rewrite ttl}: the lifetime of records. */
	record Lifetime(long least, long most) implements AnswerRewrite {

		@Override
		public Reply.Record apply(Reply.Record record) {
			return new Reply.Record(record.name(), record.type(), Math.clamp(record.ttl(), this.least, this.most),
					record.data());
		}

	}

}
