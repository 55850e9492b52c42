package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.packetwalk.resolver.Question;

/**
 * Questions in the order they were sent, as far as there is one: those that leave
 * together may arrive in any order.
 */
final class QuestionOrder {

	private QuestionOrder() {
	}

	/** glibc asks one server at a time, both types together. */
	static List<String> ofGlibc(List<Question> questions) {
		return sorted(questions, (question) -> question.name() + question.server() + question.tcp());
	}

	/** musl asks one name at a time, of all servers at once. */
	static List<String> ofMusl(List<Question> questions) {
		Map<String, List<String>> names = new LinkedHashMap<>();
		questions.forEach(
				(question) -> names.computeIfAbsent(question.name(), (name) -> new ArrayList<>()).add(text(question)));
		return names.values().stream().flatMap((bunch) -> bunch.stream().sorted()).toList();
	}

	static List<String> texts(List<Question> questions) {
		return questions.stream().map(QuestionOrder::text).toList();
	}

	private static List<String> sorted(List<Question> questions, Function<Question, String> together) {
		List<String> ordered = new ArrayList<>();
		List<String> bunch = new ArrayList<>();
		String last = "";
		for (Question question : questions) {
			String key = together.apply(question);
			if (!key.equals(last)) {
				ordered.addAll(bunch.stream().sorted().toList());
				bunch.clear();
			}
			bunch.add(text(question));
			last = key;
		}
		ordered.addAll(bunch.stream().sorted().toList());
		return ordered;
	}

	private static String text(Question question) {
		return question.type() + " " + question.name() + " @" + question.server() + (question.tcp() ? " tcp" : "");
	}

}
