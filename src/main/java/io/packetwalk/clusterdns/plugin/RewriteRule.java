package io.packetwalk.clusterdns.plugin;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;

/** One rule of {@code rewrite}. */
@FunctionalInterface
interface RewriteRule {

	/** The question it makes of a question; nothing when it does not apply. */
	Optional<Rewritten> apply(Query query);

	/**
	 * A changed question.
	 *
	 * @param query the new question
	 * @param answers how the records of the answer are changed back
	 * @param whole how the whole answer is changed before that
	 */
	record Rewritten(Query query, List<AnswerRewrite> answers, UnaryOperator<Response> whole) {

		Rewritten(Query query, List<AnswerRewrite> answers) {
			this(query, answers, UnaryOperator.identity());
		}

	}

}
