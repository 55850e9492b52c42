package io.packetwalk.clusterdns.plugin;

import java.util.List;
import java.util.Optional;

import io.packetwalk.clusterdns.server.Query;

/** One rule of {@code rewrite}. */
@FunctionalInterface
interface RewriteRule {

	/** The question it makes of a question; nothing when it does not apply. */
	Optional<Rewritten> apply(Query query);

	/**
	 * A changed question.
	 *
	 * @param query the new question
	 * @param answers how the answer is changed back
	 */
	record Rewritten(Query query, List<AnswerRewrite> answers) {
	}

}
